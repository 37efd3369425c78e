import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlob, detectEncoding, textDecoder } from './decode';

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
});

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
