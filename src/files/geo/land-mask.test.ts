import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLand } from '../../core/geo/land-mask';
import { GeoFileError } from './byte-reader';
import { readLandMask } from './land-mask';

const file = new Uint8Array(readFileSync('public/geo/land.bin')).buffer;
const mask = readLandMask(file);

describe('land mask', () => {
  it.each([
    ['Chicago, the Loop', 41.88, -87.64],
    ['Milwaukee', 43.04, -87.95],
    ['Cleveland', 41.48, -81.7],
    ['Manhattan', 40.78, -73.97],
    ['Long Island', 40.8, -73.2],
    ['Key Largo to Miami: Homestead', 25.47, -80.48],
    ['Honolulu', 21.315, -157.85],
    ['Anchorage', 61.18, -149.9],
    ['San Juan, Puerto Rico', 18.4, -66.06],
    ['Vancouver Island', 49.65, -125.5],
    ['Toronto', 43.7, -79.4],
    ['Thousand Islands side: Kingston', 44.27, -76.5],
    ['Ciudad Juárez', 31.66, -106.43],
    ['Paris', 48.8566, 2.3522],
    ['Basel', 47.5596, 7.5886],
    ['Reykjavík', 64.13, -21.87],
    ['Suva', -18.12, 178.44],
    ['Fiji east of the antimeridian: Taveuni', -16.83, -179.98],
    ['Chukotka', 66.5, -172.5],
    ['South Pole', -90, 0],
  ])('%s is land', (_name, lat, lng) => {
    expect(isLand(mask, lat, lng)).toBe(true);
  });

  it.each([
    ['mid-Atlantic', 35, -40],
    ['Lake Michigan', 43.8, -87],
    ['Lake Michigan 6 km off Chicago', 41.9, -87.53],
    ['Lake Superior', 47.6, -87.5],
    ['Lake Huron', 44.6, -82.3],
    ['Lake Erie', 42.2, -81.2],
    ['Lake Ontario', 43.6, -77.8],
    ['Great Salt Lake', 41.15, -112.5],
    ['Lake Okeechobee', 26.95, -80.8],
    ['Chesapeake Bay', 38.5, -76.4],
    ['San Francisco Bay', 37.65, -122.25],
    ['Lake Geneva', 46.45, 6.5],
    ['Lake Victoria', -1, 33],
    ['Caspian Sea', 42, 50.5],
    ['Gulf of Mexico', 27, -90],
    ['North Pole', 90, 0],
  ])('%s is water', (_name, lat, lng) => {
    expect(isLand(mask, lat, lng)).toBe(false);
  });

  it('leaves no seam where two sources meet, along the borders with Canada and Mexico', () => {
    for (let lng = -122.5; lng < -95.4; lng += 0.01) {
      for (const lat of [48.98, 48.99, 49, 49.005, 49.01, 49.02])
        expect([lng, lat, isLand(mask, lat, lng)]).toEqual([lng, lat, true]);
    }
    for (let lng = -111; lng < -108.3; lng += 0.01) {
      for (const lat of [31.32, 31.33, 31.335, 31.34, 31.35])
        expect([lng, lat, isLand(mask, lat, lng)]).toEqual([lng, lat, true]);
    }
  });

  it('covers the share of the globe that is land', () => {
    let land = 0;
    let all = 0;
    for (let lat = -89.75; lat < 90; lat += 0.5) {
      const weight = Math.cos((lat * Math.PI) / 180);
      for (let lng = -179.75; lng < 180; lng += 0.5) {
        all += weight;
        if (isLand(mask, lat, lng)) land += weight;
      }
    }
    // 29.2 % of the globe, less the large lakes.
    expect(land / all).toBeGreaterThan(0.283);
    expect(land / all).toBeLessThan(0.295);
  });

  it('takes any longitude, and no latitude beyond the poles', () => {
    expect(isLand(mask, 48.8566, 2.3522 + 360)).toBe(true);
    expect(isLand(mask, 48.8566, 2.3522 - 720)).toBe(true);
    expect(isLand(mask, -91, 0)).toBe(false);
    expect(isLand(mask, 90.5, 0)).toBe(false);
    expect(isLand(mask, Number.NaN, 0)).toBe(false);
  });

  it('refuses another format and a file cut short', () => {
    expect(() => readLandMask(new TextEncoder().encode('<!doctype html>').buffer)).toThrow(GeoFileError);
    expect(() => readLandMask(file.slice(0, 5000))).toThrow(/ends too early, at byte 5000/);
  });
});
