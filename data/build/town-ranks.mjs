// From which zoom each town is labelled on the base map.
import { townsOf } from './places-source.mjs';

const LABEL_WIDTH_PX = 74;
/** Heights of labels and their gaps are about half their widths. */
const LABEL_HEIGHT_PX = 41;
/** Fewest inhabitants by rank, so that a small town never comes before a city whose place is still taken. */
const LEAST_POPULATION = [0, 800_000, 400_000, 200_000, 100_000, 50_000, 25_000, 12_000, 6_000, 3_000, 3_000, 3_000];
const SMALLEST_HOME = 3_000;
const SMALLEST_ABROAD = 6_000;

const weightOf = town => town.population * (town.kind === 'PPLC' ? 3 : town.kind === 'PPLA' ? 1.4 : 1);
const mercator = lat => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/**
 * Towns with a `rank`: the first zoom at which no weightier town's label is near, so that a map that shows ranks up to its
 * zoom is evenly filled. Capitals weigh more than their inhabitants. A town also waits for one twice its weight beside it
 * that is itself still waiting: no suburb stands in for its city.
 */
export function rankedTowns(places) {
  let waiting = townsOf(places, SMALLEST_HOME)
    .filter(town => town.country === 'US' || town.population >= SMALLEST_ABROAD)
    .map(town => ({ ...town, weight: weightOf(town), y: mercator(town.lat) }));
  waiting.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const ranked = [];
  for (let rank = 1; rank < LEAST_POPULATION.length; rank++) {
    const labels = new LabelGrid(360 / (512 * 2 ** rank));
    for (const town of ranked) labels.add(town);
    const later = [];
    for (const town of waiting) {
      const candidate = town.population >= LEAST_POPULATION[rank];
      if (candidate && !labels.near(town).some(other => other.rank || other.weight > 2 * town.weight)) {
        town.rank = rank;
        ranked.push(town);
      } else later.push(town);
      if (candidate) labels.add(town);
    }
    waiting = later;
  }
  return ranked;
}

/** Towns in boxes of a label's width, at one zoom. */
class LabelGrid {
  #width;
  #height;
  #boxes = new Map();

  constructor(degreesPerPixel) {
    this.#width = LABEL_WIDTH_PX * degreesPerPixel;
    this.#height = LABEL_HEIGHT_PX * degreesPerPixel;
  }

  #box(town, dx, dy) {
    return `${Math.floor(town.lng / this.#width) + dx},${Math.floor(town.y / this.#width) + dy}`;
  }

  add(town) {
    const box = this.#box(town, 0, 0);
    if (!this.#boxes.has(box)) this.#boxes.set(box, []);
    this.#boxes.get(box).push(town);
  }

  near(town) {
    const found = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of this.#boxes.get(this.#box(town, dx, dy)) ?? []) {
          if (Math.abs(other.lng - town.lng) < this.#width && Math.abs(other.y - town.y) < this.#height)
            found.push(other);
        }
      }
    }
    return found;
  }
}
