/** Well-formed files of the formats that no fixture is kept of. */
import { odsBytes, zipped } from '../support/workbook-files';
import type { SeedFile } from './fuzz-case';

const PLACES = Array.from({ length: 12 }, (_, at) => ({
  id: `C-${at}`,
  name: ['Ärger & Söhne', 'a "quoted" one', '=1+1', 'two\nlines'][at % 4],
  sales: 1000.5 * at,
  since: '2024-02-29',
  lat: 40 + at / 10,
  lng: -90 + at / 10,
}));

export function madeUpFiles(): SeedFile[] {
  const text = new TextEncoder();
  const geojson = text.encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: PLACES.map(({ lat, lng, ...properties }) => ({
        type: 'Feature',
        properties: { ...properties, tags: ['a', { b: null }] },
        geometry: { type: 'Point', coordinates: [lng, lat] },
      })),
    }),
  );
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"/>`
      : `<table:table-cell office:value-type="string"><text:p>${value.replace(/[&<"\n]/g, ' ')}</text:p></table:table-cell>`;
  const row = (values: readonly (string | number)[]) =>
    `<table:table-row>${values.map(cell).join('')}</table:table-row>`;
  const sheet = [row(Object.keys(PLACES[0])), ...PLACES.map(place => row(Object.values(place)))].join('');
  const ods = odsBytes(`<table:table table:name="Kunden">${sheet}</table:table>`);
  return [
    { name: 'points.geojson', bytes: geojson },
    { name: 'lines.ndjson', bytes: text.encode(PLACES.map(place => JSON.stringify(place)).join('\n')) },
    { name: 'list.json', bytes: text.encode(JSON.stringify({ data: PLACES }, null, 1)) },
    { name: 'sheet.ods', bytes: ods },
    { name: 'points.zip', bytes: zipped({ 'readme.txt': 'See points.geojson.', 'points.geojson': geojson }) },
  ];
}
