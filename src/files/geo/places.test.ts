import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../core/accounts/text-column';
import { nearestPlace } from '../../core/geo/places';
import { readPlaces } from './places';

const places = readPlaces(new Uint8Array(readFileSync('public/geo/places.bin')).buffer);

describe('towns', () => {
  it.each([
    ['New York', 40.75, -73.9, 25],
    ['New York', 40.65, -73.95, 20],
    ['Chicago', 41.95, -87.8, 30],
    ['Denver', 39.74, -104.99, 20],
    ['Honolulu', 21.31, -157.86, 20],
    ['Paris', 48.8, 2.4, 20],
    ['München', 48.1, 11.6, 25],
    ['São Paulo', -23.5, -46.6, 30],
  ])('names %s', (name, lat, lng, km) => {
    expect(nearestPlace(places, lat, lng, km)?.name).toBe(name === 'München' ? 'Munich' : name);
  });

  it('has nothing to say in the middle of an ocean', () => {
    expect(nearestPlace(places, 35, -40, 300)).toBeNull();
  });

  it('finds the most populous of all towns within the radius, as a full search does, also over the antimeridian', () => {
    const rad = Math.PI / 180;
    const spherical = (lat1: number, lng1: number, lat2: number, lng2: number) => {
      const cosine =
        Math.sin(lat1 * rad) * Math.sin(lat2 * rad) +
        Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.cos((lng2 - lng1) * rad);
      return 6371.0088 * Math.acos(Math.min(1, cosine));
    };
    for (const [lat, lng, km] of [
      [41.5, -100.2, 150],
      [-17.5, -179.6, 400],
      [-16.9, 179.9, 300],
      [64.9, 179.2, 700],
      [69.2, 18.9, 250],
      [51.2, 7.1, 40],
    ]) {
      let largest = -1;
      for (let row = 0; row < places.lat.length; row++) {
        if (spherical(lat, lng, places.lat[row], places.lng[row]) > km) continue;
        if (largest < 0 || places.population[row] > places.population[largest]) largest = row;
      }
      const found = nearestPlace(places, lat, lng, km);
      expect(largest).toBeGreaterThanOrEqual(0);
      expect(found?.name).toBe(textAt(places.names, largest));
      expect(found!.km).toBeCloseTo(spherical(lat, lng, found!.lat, found!.lng), 3);
    }
  });
});
