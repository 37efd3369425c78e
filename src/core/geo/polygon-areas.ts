/**
 * Polygons as columns. A feature is one or more parts, a part is a polygon with its holes: rings of lng, lat in degrees.
 * A ring that crosses the antimeridian runs on beyond ±180 instead of jumping back, so that it is one closed line.
 */
export interface PolygonAreas {
  /** Feature of each part, ascending. */
  readonly featureOfPart: Int32Array;
  /** Rings of part p: `partRings[p] … partRings[p + 1]`. */
  readonly partRings: Int32Array;
  /** Corners of ring r: `ringCorners[r] … ringCorners[r + 1]`, the first not repeated at the end. */
  readonly ringCorners: Int32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Collects polygons ring by ring. */
export class PolygonAreasBuilder {
  readonly #featureOfPart: number[] = [];
  readonly #partRings: number[] = [];
  readonly #ringCorners: number[] = [0];
  readonly #lng: number[] = [];
  readonly #lat: number[] = [];

  /** Rings added from here on belong to a new part of the feature; features come in ascending order. */
  beginPart(feature: number): void {
    this.#featureOfPart.push(feature);
    this.#partRings.push(this.#ringCorners.length - 1);
  }

  /** @param positions lng, lat pairs in degrees, flat; whether the first is repeated at the end does not matter */
  addRing(positions: readonly number[]): void {
    let corners = positions.length / 2;
    if (corners > 1 && positions[0] === positions[2 * corners - 2] && positions[1] === positions[2 * corners - 1]) {
      corners--;
    }
    if (corners < 3) return;
    const first = nearTo(positions[0], this.#partStart());
    let before = first;
    for (let corner = 0; corner < corners; corner++) {
      before = nearTo(positions[2 * corner], before);
      this.#lng.push(before);
      this.#lat.push(positions[2 * corner + 1]);
    }
    // A ring that comes back a whole turn away goes round a pole: it is closed over the pole it is nearer to.
    const turn = nearTo(first, before) - first;
    if (turn !== 0) {
      const ringLat = this.#lat.slice(-corners);
      const pole = ringLat.reduce((sum, lat) => sum + lat, 0) >= 0 ? 90 : -90;
      this.#lng.push(first + turn, first + turn, first);
      this.#lat.push(positions[1], pole, pole);
    }
    this.#ringCorners.push(this.#lng.length);
  }

  finish(): PolygonAreas {
    return {
      featureOfPart: Int32Array.from(this.#featureOfPart),
      partRings: Int32Array.from([...this.#partRings, this.#ringCorners.length - 1]),
      ringCorners: Int32Array.from(this.#ringCorners),
      lng: Float64Array.from(this.#lng),
      lat: Float64Array.from(this.#lat),
    };
  }

  /** Where the part's first ring begins, so that its holes lie in the same turn of the globe. */
  #partStart(): number {
    const first = this.#ringCorners[this.#partRings[this.#partRings.length - 1]];
    return this.#lng[first] ?? 0;
  }
}

/** The longitude written so that it lies within half a turn of `reference`; one that does stays as it is to the bit. */
function nearTo(lng: number, reference: number): number {
  const turns = Math.round((lng - reference) / 360);
  return turns === 0 ? lng : lng - 360 * turns;
}
