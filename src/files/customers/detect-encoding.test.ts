import { describe, expect, it } from 'vitest';
import { encodeText, SINGLE_BYTE_ENCODINGS } from '../../../test/support/delimited-writer';
import { textDecoder } from './decode';
import { detectEncoding } from './detect-encoding';

describe('detectEncoding', () => {
  it.each([
    ['utf-8', true, [0xef, 0xbb, 0xbf, 0x61]],
    ['utf-16le', true, [0xff, 0xfe, 0x61, 0]],
    ['utf-16be', true, [0xfe, 0xff, 0, 0x61]],
    ['utf-8', false, [0x61, 0xc3, 0xbc]],
    ['windows-1252', false, [0x61, 0xfc, 0x62]],
    ['utf-16le', false, [0x61, 0, 0x62, 0, 0x2c, 0]],
    ['utf-16be', false, [0, 0x61, 0, 0x62, 0, 0x2c]],
  ])('tells %s (mark: %s)', (encoding, bom, bytes) => {
    expect(detectEncoding([Uint8Array.from(bytes)])).toEqual({ encoding, bom });
  });

  it('lets samples start and end inside a character', () => {
    const bytes = new TextEncoder().encode('a€😀b');
    for (let from = 1; from < bytes.length; from++) {
      for (let to = from; to <= bytes.length; to++) {
        expect(detectEncoding([Uint8Array.of(0x61), bytes.subarray(from, to)]).encoding).toBe('utf-8');
      }
    }
  });

  it.each([
    'コード;会社名;緯度;経度\n1;東京商事株式会社一二三;35,6;139,7\n',
    'κωδικός,όνομα,πόλη\n1,Παπαδόπουλος,Αθήνα\n',
    '代码,公司名称,城市一\n1,一一一一一一一一一一,上海一\n',
    'код,название\n1,Ромашка\n',
    'id,name\n1,Smith\n',
  ])('tells UTF-16 without a mark in any script: %j', text => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      expect(detectEncoding([encodeText(text, encoding)])).toEqual({ encoding, bom: false });
    }
  });

  it('keeps UTF-8 with a few broken bytes, and takes bytes that are hardly ever UTF-8 for something else', () => {
    const good = new TextEncoder().encode('Müller,Söhne,Café,Zoë\n');
    expect(detectEncoding([Uint8Array.of(...good, 0xfc, 0x0a)]).encoding).toBe('utf-8');
    const latin = encodeText('Müller,Söhne,Café,Zoë\n«É»', 'windows-1252');
    expect(detectEncoding([latin]).encoding).toBe('windows-1252');
  });

  const TEXTS: Readonly<Record<(typeof SINGLE_BYTE_ENCODINGS)[number], readonly string[]>> = {
    'windows-1252': [
      'Müller & Söhne,Größe\nBäckerei Groß,5 €\n',
      'L’Oréal,“Café” – 5 €\nà la carte,d’Artagnan\n',
      'Société Générale,Orléans,cœur\nÉlysée,forêt,Noël\n',
      'Muñoz y Peña,Málaga\nCompañía Ibérica,Córdoba\n',
      'Università,Forlì\nPerché,città\n',
      'Malmö,Ålesund,Ærø\nJönköping,Tromsø\n',
      'Temp 5 °C,m²,100 £\n',
      'Joe’s Diner,Mike’s\nAnna’s,x\n',
      '€ 5,€ 7\n€ 9,€ 10\n',
      'Straße…,x\n',
      'ÜBERLANDWERK,MÜNCHEN\nGRÖSSE,KÖLN\n',
    ],
    'iso-8859-15': ['Müller,5 ¤\n'.replace('¤', '€'), 'cœur,Œuvre,10 €\nsœur,œil\n', 'Škoda,Žilina,5 €\nMüller,7 €\n'],
    macintosh: [
      'Müller & Söhne,Größe\nBäckerei Groß,5 €\n',
      'Société Générale,Orléans\nÉlysée,forêt,Noël\n',
      'Muñoz y Peña,Málaga\nCompañía Ibérica,Córdoba\n',
      'Malmö,Ålesund\nJönköping,Tromsø\n',
      'Müller,Köln\n',
    ],
    'windows-1250': ['Spółka Żabka,Łódź\nWrocław,Kraków,ąęłśż\n', 'Zażółć gęślą jaźń,Gdańsk\n'],
  };
  const cases = SINGLE_BYTE_ENCODINGS.flatMap(encoding => TEXTS[encoding].map(text => [encoding, text] as const));

  it.each(cases)('tells %s by the letters in %j', (encoding, text) => {
    const bytes = encodeText(text, encoding);
    expect(detectEncoding([bytes]).encoding).toBe(encoding);
    expect(textDecoder(encoding)(bytes, false)).toBe(text);
  });

  it('looks at all samples', () => {
    const later = encodeText('Müller,Köln\n', 'macintosh');
    expect(detectEncoding([encodeText('id,name\n', 'utf-8'), later]).encoding).toBe('macintosh');
  });
});
