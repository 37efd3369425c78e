import { expect, it } from 'vitest';
import { ThriftReader } from './thrift-struct';

const read = (...bytes: number[]) => new ThriftReader(Uint8Array.from(bytes)).struct();

it('reads fields of every kind', () => {
  const struct = read(
    ...[0x15, 0x03, 0x16, 0x80, 0x01, 0x11, 0x12, 0x18, 0x02, 0x41, 0x42, 0x29, 0x25, 0x02, 0x04],
    ...[0x1c, 0x15, 0x08, 0x00, 0x13, 0xff, 0x17, 0, 0, 0, 0, 0, 0, 0, 0, 0x00],
  );
  expect([...struct]).toEqual([
    [1, -2],
    [2, 64],
    [3, true],
    [4, false],
    [5, Uint8Array.of(0x41, 0x42)],
    [7, [1, 2]],
    [8, new Map([[1, 4]])],
    [9, -1],
    [10, Number.NaN],
  ]);
});

it.each<[string, readonly number[]]>([
  ['nothing', []],
  ['no end', [0x15, 0x02]],
  ['a text longer than the bytes', [0x18, 0xff, 0xff, 0x7f, 0]],
  ['a list longer than the bytes', [0x19, 0xf5, 0xff, 0xff, 0xff, 0x7f, 0]],
  ['a number without end', [0x16, ...Array<number>(40).fill(0x80), 0]],
  ['structs without end', Array<number>(5000).fill(0x1c)],
  ['lists without end', [0x19, ...Array<number>(5000).fill(0x19)]],
  ['a kind that is not there', [0x1e, 0, 0]],
])('refuses %s', (_, bytes) => {
  expect(() => read(...bytes)).toThrow(RangeError);
});
