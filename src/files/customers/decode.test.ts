import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, repertoireOf, SINGLE_BYTE_ENCODINGS } from '../../../test/support/delimited-writer';
import { decodeBlob, textDecoder } from './decode';

describe('textDecoder', () => {
  it('gives the same text whatever the pieces, damaged bytes included', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 12 }).map(text => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('utf-8', 'windows-1252', 'utf-16le'),
        fc.integer({ min: 1, max: 7 }),
        (all, encoding, size) => {
          const decode = textDecoder(encoding);
          let text = '';
          for (let at = 0; at < all.length; at += size)
            text += decode(all.subarray(at, at + size), at + size < all.length);
          if (all.length > 0) expect(text).toBe(textDecoder(encoding)(all, false));
          if (encoding === 'utf-8') expect(text).toBe(new TextDecoder().decode(all));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(SINGLE_BYTE_ENCODINGS)('knows every character of %s', encoding => {
    const all = repertoireOf(encoding).join('');
    expect(all.length).toBeGreaterThanOrEqual(96);
    expect(textDecoder(encoding)(encodeText(all, encoding), false)).toBe(all);
  });

  it('knows what Windows-1252 has beside Latin-1', () => {
    expect(textDecoder('windows-1252')(Uint8Array.of(0x80, 0x93, 0xe9, 0x94, 0x9f), false)).toBe('€“é”Ÿ');
  });
});

describe('decodeBlob', () => {
  it('says that a file is gone instead of giving an empty text', async () => {
    const blob = new Blob(['abc']);
    const gone = {
      size: 3,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    };
    for await (const { text, last } of decodeBlob(blob, 'utf-8', 'a.csv')) expect([text, last]).toEqual(['abc', true]);
    await expect(decodeBlob(gone as unknown as Blob, 'utf-8', 'a.csv').next()).rejects.toMatchObject({
      code: 'unreadable',
      where: 'a.csv',
    });
  });
});
