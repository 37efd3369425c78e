import { MapPinOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { countryName } from '../../core/geo/countries';
import type { CountryCheck } from '../../files/customers/check-places';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { CoordinateUnit } from '../../files/customers/coordinate-units';
import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { Select } from '../controls/select';
import { PostcodeLists, useCountryOptions } from '../postcodes/postcode-lists';
import { columnOf } from './column-checks';
import asideStyles from './columns-aside.module.css';
import styles from './location-options.module.css';

/** How coordinates, post codes and towns of the file are read, and what cannot be placed yet. */
export function LocationOptions({ importing }: { readonly importing: ImportState }) {
  const { mapping, inspection } = importing;
  if (!mapping) return null;
  if (inspection?.isPostcodeList) return <ListOfCodes importing={importing} />;
  return (
    <>
      <CoordinateOptions importing={importing} />
      <CountryChoice mapping={mapping} />
      <MissingCodes mapping={mapping} />
    </>
  );
}

const UNITS: readonly { readonly value: CoordinateUnit; readonly label: string }[] = [
  { value: 'degrees', label: 'Degrees' },
  { value: 'ten-micro-degrees', label: 'Degrees × 100,000' },
  { value: 'micro-degrees', label: 'Degrees × 1,000,000' },
  { value: 'tenth-micro-degrees', label: 'Degrees × 10,000,000' },
  { value: 'web-mercator', label: 'Web Mercator metres' },
];

function CoordinateOptions({ importing }: { readonly importing: ImportState }) {
  const { updateMapping } = useCommands();
  const { mapping, inspection } = importing;
  if (!mapping) return null;
  const apart = columnOf(mapping, 'lat') >= 0 && columnOf(mapping, 'lng') >= 0;
  const together = columnOf(mapping, 'coordinates') >= 0;
  if (!apart && !together) return null;
  const proposed = inspection?.proposed;
  const asksUnit = mapping.coordinates !== undefined || isWholeNumber(importing, apart ? 'lat' : 'coordinates');
  const asksOrder = together || mapping.swapCoordinates || proposed?.swapCoordinates;
  const asksO = mapping.oIsWest !== undefined || proposed?.oIsWest !== undefined;
  if (!asksUnit && !asksOrder && !asksO) return null;
  return (
    <section aria-labelledby="import-coordinates" className={styles.coordinates}>
      <h2 id="import-coordinates" className={asideStyles.title}>
        How coordinates are written
      </h2>
      {asksUnit ? (
        <Select
          label="The numbers are"
          value={mapping.coordinates ?? 'degrees'}
          options={UNITS}
          onChange={coordinates => updateMapping({ coordinates })}
        />
      ) : null}
      {asksOrder ? (
        <Checkbox checked={mapping.swapCoordinates} onChange={swapCoordinates => updateMapping({ swapCoordinates })}>
          {apart
            ? 'Swap latitude and longitude: they look exchanged in this file'
            : 'Longitude comes first, where the cell itself does not say it'}
        </Checkbox>
      ) : null}
      {asksO ? (
        <Checkbox checked={mapping.oIsWest ?? false} onChange={oIsWest => updateMapping({ oIsWest })}>
          O means west (ouest, oeste), not east (Ost)
        </Checkbox>
      ) : null}
    </section>
  );
}

/** The examples are whole numbers, which degrees hardly are. */
function isWholeNumber({ mapping, inspection }: ImportState, field: 'lat' | 'coordinates'): boolean {
  const examples = inspection?.columns[columnOf(mapping, field)]?.examples ?? [];
  return examples.length > 0 && examples.every(text => /^[-+]?\d{4,}([,;\s]+[-+]?\d{4,})?$/.test(text.trim()));
}

/** In the list of countries: none was chosen. */
const UNSAID = 'unsaid';

/** Without a column for it, one country holds for all rows. */
function CountryChoice({ mapping }: { readonly mapping: ColumnMapping }) {
  const { updateMapping } = useCommands();
  const countries = useCountryOptions();
  const byCode = columnOf(mapping, 'postalCode') >= 0;
  const byTown = columnOf(mapping, 'city') >= 0;
  if ((!byCode && !byTown) || columnOf(mapping, 'country') >= 0) return null;
  const unsaid = { value: UNSAID, label: 'As the header and the codes look' };
  return (
    <Select
      className={styles.country}
      label={byCode && byTown ? 'Post codes and towns are of' : byCode ? 'Post codes are of' : 'Towns are of'}
      value={mapping.country ?? UNSAID}
      options={[unsaid, ...countries]}
      onChange={country => updateMapping({ country: country === UNSAID ? undefined : country })}
    />
  );
}

/** What the check of the first rows depends on. */
function placingKey({ columns, country, swapCoordinates, coordinates }: ColumnMapping): string {
  const used = columns.map(({ field }) =>
    field === 'postalCode' || field === 'country' || field === 'lat' || field === 'lng' || field === 'coordinates'
      ? field
      : '',
  );
  return JSON.stringify([used, country, swapCoordinates, coordinates]);
}

/** Post codes of the first rows that nothing on this device places, with the way to add what is missing. */
function MissingCodes({ mapping }: { readonly mapping: ColumnMapping }) {
  const commands = useCommands();
  const [checks, setChecks] = useState<readonly CountryCheck[]>([]);
  const [added, setAdded] = useState(0);
  const key = placingKey(mapping);
  const hasCodes = columnOf(mapping, 'postalCode') >= 0;
  const onChange = useCallback(() => setAdded(count => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the check reads the mapping that the key stands for
  useEffect(() => {
    let gone = false;
    if (!hasCodes) setChecks([]);
    else
      commands.checkPostcodes().then(
        found => !gone && setChecks(found),
        // The file itself says what is wrong with it when it is read.
        () => !gone && setChecks([]),
      );
    return () => {
      gone = true;
    };
  }, [commands, key, hasCodes, added]);
  const missing = checks.filter(check => check.country !== '' && check.unknown > 0);
  if (missing.length === 0 && added === 0) return null;
  const wanted = missing.find(check => !check.hasList)?.country ?? '';
  return (
    <section
      aria-labelledby="import-postcodes"
      className={styles.missing}
      data-open={missing.length > 0 ? '' : undefined}
    >
      <h2 id="import-postcodes" className={asideStyles.title}>
        {wanted ? (
          <>
            <MapPinOff size={14} aria-hidden />
            Post codes of {countryName(wanted)} are not on this device
          </>
        ) : (
          'Post codes'
        )}
      </h2>
      {missing.length > 0 ? (
        <ul className={styles.counts}>
          {missing.map(({ country, codes, unknown }) => (
            <li key={country}>
              {countryName(country)}: {formatCount(unknown)} of {formatCount(codes)} sample codes unknown
            </li>
          ))}
        </ul>
      ) : (
        <p>Every post code of the first rows can be placed now.</p>
      )}
      <PostcodeLists wanted={wanted} onChange={onChange} />
    </section>
  );
}

/** The file that was opened is no customer file but a list of post codes. */
function ListOfCodes({ importing }: { readonly importing: ImportState }) {
  return (
    <section aria-labelledby="import-list" className={styles.missing} data-open>
      <h2 id="import-list" className={asideStyles.title}>
        This is a list of post codes
      </h2>
      <p>
        {importing.file.name} is a postal file of GeoNames, not a list of customers. Keep it on this device, and
        customer files of its country are placed by it.
      </p>
      <PostcodeLists wanted="" offered={importing.file} onChange={() => undefined} />
    </section>
  );
}
