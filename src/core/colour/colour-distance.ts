/**
 * How different two colours look to people with normal sight and with the three kinds of colour blindness.
 * Distances are Euclidean in OKLab × 100 (Ottosson 2020); blindness is simulated in linear RGB with the matrices of
 * Machado, Oliveira and Fernandes 2009 at severity 1.
 */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const PROTAN: Matrix = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const DEUTAN: Matrix = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];
const TRITAN: Matrix = [
  [1.255528, -0.076749, -0.178779],
  [-0.078411, 0.930809, 0.147602],
  [0.004733, 0.691367, 0.3039],
];

/** Kinds of sight with the factor their distance is multiplied by before the smallest is taken. */
const SIGHTS: readonly { readonly matrix: Matrix | null; readonly factor: number }[] = [
  { matrix: null, factor: 1 },
  { matrix: DEUTAN, factor: 1.15 },
  { matrix: PROTAN, factor: 1.15 },
  { matrix: TRITAN, factor: 1.5 },
];

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function times(matrix: Matrix, [r, g, b]: Triple): Triple {
  const row = (m: Triple) => Math.max(0, Math.min(1, m[0] * r + m[1] * g + m[2] * b));
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** `#RRGGBB` to 0 … 255 channels. */
export function channelsOf(hex: string): readonly [number, number, number] {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Triple;
}

/** The smallest distance over all kinds of sight; 9 and more is told apart at a glance. */
export function colourDistance(a: string, b: string): number {
  const [p, q] = [a, b].map(hex => channelsOf(hex).map(linear) as unknown as Triple);
  let smallest = Number.POSITIVE_INFINITY;
  for (const { matrix, factor } of SIGHTS) {
    const u = oklab(matrix ? times(matrix, p) : p);
    const v = oklab(matrix ? times(matrix, q) : q);
    smallest = Math.min(smallest, Math.hypot(u[0] - v[0], u[1] - v[1], u[2] - v[2]) * 100 * factor);
  }
  return smallest;
}
