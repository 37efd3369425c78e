import { describe, expect, it } from 'vitest';
import { HexSet } from '../../core/grid/hit-sets';
import type { PaintTarget } from '../../state/app-state';
import { AreaTool } from './area-tool';
import { BrushTool } from './brush-tool';
import type { Modifiers, ToolHost, ToolPoint } from './map-tool';
import { PickTool } from './pick-tool';
import { PolygonTool } from './polygon-tool';

const PLAIN: Modifiers = { shift: false, alt: false, toggle: false };
const ALT: Modifiers = { ...PLAIN, alt: true };
const SHIFT: Modifiers = { ...PLAIN, shift: true };

/** Ten pixels a degree; hexes are the hundred unit squares of 0 … 10 by 0 … 10. */
const at = (lng: number, lat: number): ToolPoint => ({ lng, lat, x: lng * 10, y: lat * 10 });

interface Call {
  readonly what: string;
  readonly hexes?: number[];
  readonly target?: PaintTarget['kind'];
}

function fakeHost(): { host: ToolHost; calls: Call[] } {
  const calls: Call[] = [];
  const hexOf = (lng: number, lat: number): number =>
    lng >= 0 && lat >= 0 && lng < 10 && lat < 10 ? Math.floor(lat) * 10 + Math.floor(lng) : -1;
  const middles = Array.from({ length: 100 }, (_, hex) => ({
    hex,
    lng: (hex % 10) + 0.5,
    lat: Math.floor(hex / 10) + 0.5,
  }));
  const host: ToolHost = {
    hexAt: point => hexOf(point.lng, point.lat),
    newSet: () => new HexSet(100),
    scratchSet: () => new HexSet(100),
    pixelsBetween: (a, b) => Math.hypot(a.lng - b.lng, a.lat - b.lat) * 10,
    brush(from, to, _rings, into) {
      for (let step = 0; step <= 50; step++) {
        const hex = hexOf(from.lng + ((to.lng - from.lng) * step) / 50, from.lat + ((to.lat - from.lat) * step) / 50);
        if (hex >= 0) into.add(hex);
      }
    },
    hexesInRing(ring, into) {
      const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
      for (const { hex, lng, lat } of middles) {
        if (lng > Math.min(...lngs) && lng < Math.max(...lngs) && lat > Math.min(...lats) && lat < Math.max(...lats))
          into.add(hex);
      }
    },
    hexesInRectangle(a, b, into) {
      host.hexesInRing(
        [
          [a.lng, a.lat],
          [b.lng, b.lat],
        ],
        into,
      );
    },
    brushRings: () => 0,
    target: () => ({ kind: 'territory', id: 7 }),
    preview: (hexes, target) => calls.push({ what: 'preview', hexes: [...hexes], target: target.kind }),
    commit: label => calls.push({ what: `commit ${label}` }),
    drop: () => calls.push({ what: 'drop' }),
    select: point => calls.push({ what: 'select', hexes: [hexOf(point.lng, point.lat)] }),
    addToSelection: hexes => calls.push({ what: 'addToSelection', hexes: [...hexes] }),
    frameTerritoryAt: () => calls.push({ what: 'frame' }),
  };
  return { host, calls };
}

describe('brush', () => {
  it('paints everything between two far events and commits once', () => {
    const { host, calls } = fakeHost();
    const brush = new BrushTool(host);
    brush.begin(at(0.5, 0.5), PLAIN);
    brush.move([at(9.5, 0.5)], PLAIN);
    brush.complete(at(9.5, 0.5), PLAIN);
    expect(calls).toEqual([
      { what: 'preview', hexes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], target: 'territory' },
      { what: 'commit Brush' },
    ]);
    expect(brush.isActive).toBe(false);
  });

  it('previews once per frame and not at all when nothing is new', () => {
    const { host, calls } = fakeHost();
    const brush = new BrushTool(host);
    brush.begin(at(0.5, 0.5), PLAIN);
    brush.move([at(1.5, 0.5)], PLAIN);
    brush.move([at(2.5, 0.5)], PLAIN);
    expect(calls).toEqual([]);
    brush.flush();
    brush.move([at(2.6, 0.5)], PLAIN);
    brush.flush();
    expect(calls).toEqual([{ what: 'preview', hexes: [0, 1, 2], target: 'territory' }]);
  });

  it('unassigns while Alt is held, whenever it was pressed', () => {
    const { host, calls } = fakeHost();
    const brush = new BrushTool(host);
    brush.begin(at(0.5, 0.5), PLAIN);
    brush.flush();
    brush.modify(ALT);
    brush.flush();
    brush.modify(PLAIN);
    brush.flush();
    expect(calls.map(call => call.target)).toEqual(['territory', 'unassign', 'territory']);
  });

  it('leaves nothing behind when it is cancelled', () => {
    const { host, calls } = fakeHost();
    const brush = new BrushTool(host);
    brush.begin(at(0.5, 0.5), PLAIN);
    brush.flush();
    brush.cancel();
    brush.complete(at(3, 3), PLAIN);
    expect(calls.at(-1)).toEqual({ what: 'drop' });
    expect(calls).toHaveLength(2);
  });
});

describe('rectangle and lasso', () => {
  it('takes the hexes whose middles lie inside', () => {
    const { host, calls } = fakeHost();
    const tool = new AreaTool(host, 'rectangle');
    tool.begin(at(0, 0), PLAIN);
    tool.move([at(5, 5), at(2, 2)], PLAIN);
    tool.complete(at(2, 2), PLAIN);
    expect(calls).toEqual([
      { what: 'preview', hexes: [0, 1, 10, 11], target: 'territory' },
      { what: 'commit Rectangle' },
    ]);
  });

  it('does not add points to a lasso that hardly moves', () => {
    const { host } = fakeHost();
    const tool = new AreaTool(host, 'lasso');
    tool.begin(at(0, 0), PLAIN);
    tool.move([at(0.1, 0), at(0.2, 0), at(1, 0)], PLAIN);
    expect(tool.sketch()?.points).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});

describe('polygon', () => {
  const triangle = (tool: PolygonTool): void => {
    for (const corner of [at(0, 0), at(4, 0), at(4, 4)]) tool.begin(corner, PLAIN);
  };

  it('is closed by Enter', () => {
    const { host, calls } = fakeHost();
    const tool = new PolygonTool(host);
    triangle(tool);
    expect(tool.key('Enter')).toBe(true);
    expect(calls.map(call => call.what)).toEqual(['preview', 'commit Polygon']);
    expect(tool.isActive).toBe(false);
  });

  it('is closed by a click on its first corner', () => {
    const { host, calls } = fakeHost();
    const tool = new PolygonTool(host);
    triangle(tool);
    tool.begin(at(0.3, 0.3), PLAIN);
    expect(calls.at(-1)?.what).toBe('commit Polygon');
  });

  it('is closed by a double click, whose second corner does not count', () => {
    const { host, calls } = fakeHost();
    const tool = new PolygonTool(host);
    triangle(tool);
    tool.begin(at(4, 4), PLAIN);
    tool.doubleClick();
    expect(calls.map(call => call.what)).toEqual(['preview', 'commit Polygon']);
  });

  it('takes corners back one by one and drops the gesture with the last', () => {
    const { host, calls } = fakeHost();
    const tool = new PolygonTool(host);
    triangle(tool);
    for (let i = 0; i < 3; i++) tool.key('Backspace');
    expect(calls).toEqual([{ what: 'drop' }]);
    expect(tool.key('Backspace')).toBe(false);
  });

  it('drops a line, which is no area', () => {
    const { host, calls } = fakeHost();
    const tool = new PolygonTool(host);
    tool.begin(at(0, 0), PLAIN);
    tool.begin(at(4, 0), PLAIN);
    tool.key('Enter');
    expect(calls).toEqual([{ what: 'drop' }]);
  });
});

describe('pick and hand', () => {
  it('selects on a click and not on a drag', () => {
    const { host, calls } = fakeHost();
    const pick = new PickTool(host, true);
    pick.begin(at(1, 1), PLAIN);
    pick.complete(at(1.1, 1), PLAIN);
    pick.begin(at(1, 1), PLAIN);
    pick.complete(at(5, 1), PLAIN);
    expect(calls).toEqual([{ what: 'select', hexes: [11] }]);
  });

  it('selects hexes with a lasso while Shift is held, and does not pan meanwhile', () => {
    const { host, calls } = fakeHost();
    const pick = new PickTool(host, true);
    pick.begin(at(0, 0), SHIFT);
    expect(pick.pans).toBe(false);
    pick.move([at(2, 0), at(2, 2), at(0, 2)], SHIFT);
    pick.complete(at(0, 2), SHIFT);
    expect(calls).toEqual([{ what: 'addToSelection', hexes: [0, 1, 10, 11] }]);
    expect(pick.pans).toBe(true);
  });

  it('does nothing but pan as the hand', () => {
    const { host, calls } = fakeHost();
    const hand = new PickTool(host, false);
    hand.begin(at(1, 1), PLAIN);
    hand.complete(at(1, 1), PLAIN);
    hand.doubleClick(at(1, 1));
    expect(calls).toEqual([]);
    expect(hand.pans).toBe(true);
  });
});
