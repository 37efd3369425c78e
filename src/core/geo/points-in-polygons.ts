/**
 * Which polygon holds each of many points: the sides are sorted into bands of latitude once, and a point is compared
 * with the sides of its band only. Inside is by the even-odd rule per part, so a ring that crosses itself is no error;
 * parts of one feature add up. A side belongs to the polygon whose interior is east of it or, level, north of it, so
 * that of two polygons that share a border exactly one holds a point on it.
 */
import type { PolygonAreas } from './polygon-areas';

export interface PointsInPolygons {
  /** Group of the first feature that holds each point, −1 = none does. */
  readonly group: Int32Array;
  /** 1 = features of several groups hold the point. */
  readonly contested: Uint8Array;
}

/** Sides per band on average, and the most entries that bands may have in all. */
const SIDES_PER_BAND = 24;
const MOST_BANDS = 8192;
const MOST_ENTRIES = 1 << 23;

/**
 * @param groupOf group of each feature: features of one group are one area
 * @param lat @param lng points, degrees
 */
export function pointsInPolygons(
  areas: PolygonAreas,
  groupOf: ArrayLike<number>,
  lat: ArrayLike<number>,
  lng: ArrayLike<number>,
): PointsInPolygons {
  const group = new Int32Array(lat.length).fill(-1);
  const contested = new Uint8Array(lat.length);
  const bands = sortedSides(areas);
  const { featureOfPart, lat: cornerLat, lng: cornerLng } = areas;
  const { sideStart, sideEnd, sidePart, west, east } = bands;
  for (let point = 0; point < lat.length; point++) {
    const y = lat[point];
    const band = Math.floor((y - bands.south) / bands.height);
    if (!(band >= 0 && band < bands.count)) continue;
    const last = bands.offsets[band + 1];
    let at = bands.offsets[band];
    while (at < last) {
      const part = sidePart[bands.sides[at]];
      // The same point in the turn of the globe that the part is in.
      let x = lng[point];
      if (x < west[part]) x += 360 * Math.ceil((west[part] - x) / 360);
      else if (x > east[part]) x -= 360 * Math.ceil((x - east[part]) / 360);
      if (x < west[part] || x > east[part]) {
        while (at < last && sidePart[bands.sides[at]] === part) at++;
        continue;
      }
      let inside = false;
      for (; at < last; at++) {
        const side = bands.sides[at];
        if (sidePart[side] !== part) break;
        const a = sideStart[side];
        const b = sideEnd[side];
        const ya = cornerLat[a];
        const yb = cornerLat[b];
        if (ya > y === yb > y) continue;
        if (x < ((cornerLng[b] - cornerLng[a]) * (y - ya)) / (yb - ya) + cornerLng[a]) inside = !inside;
      }
      if (!inside) continue;
      const holder = groupOf[featureOfPart[part]];
      if (group[point] < 0) group[point] = holder;
      else if (group[point] !== holder) contested[point] = 1;
    }
  }
  return { group, contested };
}

interface SortedSides {
  readonly south: number;
  /** Of a band, degrees. */
  readonly height: number;
  readonly count: number;
  /** Sides of band b: `sides[offsets[b] … offsets[b + 1])`, by part. */
  readonly offsets: Int32Array;
  readonly sides: Int32Array;
  readonly sideStart: Int32Array;
  readonly sideEnd: Int32Array;
  readonly sidePart: Int32Array;
  /** Bounds of each part in longitude. */
  readonly west: Float64Array;
  readonly east: Float64Array;
}

function sortedSides({ featureOfPart, partRings, ringCorners, lat, lng }: PolygonAreas): SortedSides {
  const corners = lat.length;
  const parts = featureOfPart.length;
  const sideStart = new Int32Array(corners);
  const sideEnd = new Int32Array(corners);
  const sidePart = new Int32Array(corners);
  const west = new Float64Array(parts).fill(Number.POSITIVE_INFINITY);
  const east = new Float64Array(parts).fill(Number.NEGATIVE_INFINITY);
  let south = 90;
  let north = -90;
  for (let part = 0; part < parts; part++) {
    for (let ring = partRings[part]; ring < partRings[part + 1]; ring++) {
      const first = ringCorners[ring];
      const end = ringCorners[ring + 1];
      for (let corner = first; corner < end; corner++) {
        sideStart[corner] = corner;
        sideEnd[corner] = corner + 1 < end ? corner + 1 : first;
        sidePart[corner] = part;
        west[part] = Math.min(west[part], lng[corner]);
        east[part] = Math.max(east[part], lng[corner]);
        south = Math.min(south, lat[corner]);
        north = Math.max(north, lat[corner]);
      }
    }
  }
  let count = Math.max(1, Math.min(MOST_BANDS, Math.ceil(corners / SIDES_PER_BAND)));
  // A hair more than the extent, so that the northernmost corner lies in the last band.
  const extent = Math.max(1e-9, (north - south) * (1 + 1e-9));
  let offsets = countSides(count);
  while (offsets[count] > MOST_ENTRIES && count > 1) {
    count = Math.ceil(count / 2);
    offsets = countSides(count);
  }
  const sides = new Int32Array(offsets[count]);
  const next = offsets.slice(0, count);
  eachBand(count, (side, band) => {
    sides[next[band]++] = side;
  });
  return { south, height: extent / count, count, offsets, sides, sideStart, sideEnd, sidePart, west, east };

  function eachBand(bands: number, visit: (side: number, band: number) => void): void {
    const height = extent / bands;
    for (let side = 0; side < corners; side++) {
      const ya = lat[sideStart[side]];
      const yb = lat[sideEnd[side]];
      // A level side is crossed by nothing.
      if (ya === yb) continue;
      const from = Math.floor((Math.min(ya, yb) - south) / height);
      const to = Math.min(bands - 1, Math.floor((Math.max(ya, yb) - south) / height));
      for (let band = from; band <= to; band++) visit(side, band);
    }
  }

  function countSides(bands: number): Int32Array {
    const starts = new Int32Array(bands + 1);
    eachBand(bands, (_, band) => {
      starts[band + 1]++;
    });
    for (let band = 0; band < bands; band++) starts[band + 1] += starts[band];
    return starts;
  }
}
