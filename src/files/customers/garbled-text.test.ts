import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, garble } from '../../../test/support/delimited-writer';
import { textDecoder } from './decode';
import { countGarbled, garblingOf, textRepairer } from './garbled-text';

const TEXTS = [
  'Müller Söhne, Groß-Gerau – “Café” 5 €',
  'Ærøskøbing, Malmö, Ålesund, Çanakkale',
  'Zażółć gęślą jaźń, Plzeň, Győr',
  'Ελληνικά, Αθήνα',
  'Москва, Київ',
  '東京都、大阪府 カタカナ',
  '서울특별시',
  'שלום, القاهرة',
  'Ünïcode 😀 ☃',
];

describe('garbled text', () => {
  it.each(TEXTS)('is told and put right: %s', text => {
    const garbled = garble(text, 'windows-1252');
    expect(garblingOf(garbled)).toBe('utf-8-twice');
    expect(textRepairer('utf-8-twice')(garbled, false)).toBe(text);
    const twice = garble(garbled, 'windows-1252');
    expect(garblingOf(twice)).toBe('utf-8-thrice');
    expect(textRepairer('utf-8-thrice')(twice, false)).toBe(text);
    const mac = garble(text, 'macintosh');
    expect(garblingOf(mac)).toBe('utf-8-mac');
    expect(textRepairer('utf-8-mac')(mac, false)).toBe(text);
  });

  it.each([...TEXTS, '«CAFÉ», ÜBER”, IRMÃ, 5 €, £3, x², Â, Ã', 'plain', ''])('honest text is left alone: %s', text => {
    expect(garblingOf(text)).toBeNull();
    expect(textRepairer('utf-8-twice')(text, false)).toBe(text);
    expect(countGarbled(text)).toBe(0);
  });

  it('is only noted when the rest of the text is right', () => {
    const mixed = `${TEXTS.join(' ')} ${garble('Müller', 'windows-1252')}`;
    expect(garblingOf(mixed)).toBeNull();
    expect(countGarbled(mixed)).toBe(1);
  });

  it('is put right whatever the pieces of the file', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ü', '€', '日', '😀', 'é', ',', '\n', 'Ω'), maxLength: 20 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('utf-8-twice', 'utf-8-thrice', 'utf-8-mac'),
        (meant, size, encoding) => {
          const once = garble(meant, encoding === 'utf-8-mac' ? 'macintosh' : 'windows-1252');
          const bytes = encodeText(encoding === 'utf-8-thrice' ? garble(once, 'windows-1252') : once, 'utf-8');
          const decode = textDecoder(encoding);
          let read = '';
          for (let at = 0; at < bytes.length; at += size)
            read += decode(bytes.subarray(at, at + size), at + size < bytes.length);
          expect(read).toBe(meant);
        },
      ),
    );
  });

  it('drops a byte order mark that was garbled with the rest', () => {
    const bytes = encodeText(garble('\ufeffid,Müller', 'windows-1252'), 'utf-8');
    expect(textDecoder('utf-8-twice')(bytes, false)).toBe('id,Müller');
  });
});
