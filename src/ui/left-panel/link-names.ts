import { useEffect, useRef, useState } from 'react';
import type { HexGrid } from '../../core/grid/hex-grid';
import { useCommands } from '../app-context';

/** "Nantucket", or where it is when no town is near: "41.3° N 70.1° W". */
export type EndName = (hex: number, other: number) => string;

/**
 * Names of the ends of links, asked for as far as they are looked at and kept as long as the hexes stay.
 * @param ends hexes of the links in view, flat pairs
 */
export function useLinkNames(grid: HexGrid | undefined, ends: readonly number[]): EndName {
  const commands = useCommands();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef({ cells: grid?.cells, keys: new Set<string>() });
  useEffect(() => {
    if (asked.current.cells !== grid?.cells) {
      asked.current = { cells: grid?.cells, keys: new Set() };
      setNames(new Map());
    }
    const { cells, keys } = asked.current;
    const missing: number[] = [];
    for (let i = 0; i < ends.length; i += 2) {
      if (keys.has(key(ends[i], ends[i + 1]))) continue;
      keys.add(key(ends[i], ends[i + 1])).add(key(ends[i + 1], ends[i]));
      missing.push(ends[i], ends[i + 1]);
    }
    if (missing.length === 0) return;
    const arrive = (found: readonly string[]) => {
      if (asked.current.cells !== cells) return;
      setNames(known => {
        const next = new Map(known);
        found.forEach((name, at) => {
          next.set(key(missing[at], missing[at ^ 1]), name);
        });
        return next;
      });
    };
    // Without names the places say where the ends are; that is no reason for a message.
    void commands.nameLinks(missing).then(arrive, () => undefined);
  }, [commands, grid, ends]);
  return (hex, other) => {
    const name = names.get(key(hex, other));
    return name || (grid ? place(grid.lat[hex], grid.lng[hex]) : '');
  };
}

function key(hex: number, other: number): string {
  return `${hex} ${other}`;
}

function place(lat: number, lng: number): string {
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(1)}° ${value < 0 ? negative : positive}`;
  return `${degrees(lat, 'N', 'S')} ${degrees(lng, 'E', 'W')}`;
}
