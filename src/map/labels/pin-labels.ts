/** From the state and a view to labels pinned to the ground: texts measured, places found, sprites drawn. */
import type { AppState } from '../../state/app-state';
import { hexPieces } from '../../state/selectors/hex-pieces';
import type { ShownPlan } from '../../state/selectors/shown-plan';
import { type Camera, mercatorAtX, mercatorAtY, nearestCopy, screenX, screenY } from '../camera';
import { HOME_SIZE, type Home } from './homes';
import { type Box, boxAround } from './label-box';
import { type LabelRaster, territoriesOf } from './label-raster';
import { type LabelContent, type LabelPen, type LabelSprite, labelContent } from './label-sprite';
import type { LabelText } from './label-texts';
import { type LabelRequest, type LabelVariant, placeLabels } from './place-labels';
import { placePieceLabel } from './place-piece-label';

export interface PinnedLabel {
  readonly territoryId: number;
  readonly variant: LabelVariant | 'piece';
  readonly content: LabelContent;
  readonly sprite: LabelSprite;
  /** Mercator point of its middle. */
  readonly x: number;
  readonly y: number;
  /** From the home (Mercator) to beside the box (pixels from its middle). */
  readonly leader: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number } | null;
}

export interface PinInput {
  readonly state: AppState;
  readonly plan: ShownPlan;
  readonly camera: Camera;
  readonly pen: LabelPen;
  readonly raster: LabelRaster;
  /** Mercator centres of the hexes. */
  readonly centres: Float64Array;
  /** Mean width of a hex, Mercator units. */
  readonly hexWidth: number;
  /** As drawn; none when homes are not shown. */
  readonly homes: readonly Home[];
  /** Boxes of controls above the map, screen pixels. */
  readonly blocked: readonly Box[];
  readonly texts: readonly LabelText[];
  readonly previous: readonly PinnedLabel[];
}

/** Labels keep this far from the map's edge, pixels. */
const EDGE_ROOM = 6;
/** Homes are given a little air. */
const HOME_ROOM = HOME_SIZE + 4;

export function onScreen(camera: Camera, point: { readonly x: number; readonly y: number }): [x: number, y: number] {
  return [screenX(camera, nearestCopy(camera, point.x)), screenY(camera, point.y)];
}

export function pinLabels(input: PinInput): readonly PinnedLabel[] {
  const { plan, camera, pen, raster, blocked, texts } = input;
  const room = boxAround(
    camera.width / 2,
    camera.height / 2,
    Math.max(0, camera.width - 2 * EDGE_ROOM),
    Math.max(0, camera.height - 2 * EDGE_ROOM),
  );
  const homes = input.homes.map(home => boxAround(...onScreen(camera, home), HOME_ROOM, HOME_ROOM));
  const territories = territoriesOf(raster, plan.assignment, hexPieces(input.state)?.pieceOfHex ?? null);
  const placed = placeLabels(requestsOf(input), { raster, territories, room, blocked, homes });
  const textOf = new Map(texts.map(text => [text.territoryId, text]));
  const labels: PinnedLabel[] = [];
  for (const { territoryId, variant, x, y, leader } of placed) {
    const text = textOf.get(territoryId);
    if (!text) continue;
    const content = labelContent(text, variant);
    labels.push({
      territoryId,
      variant,
      content,
      sprite: pen.draw(content),
      x: mercatorAtX(camera, x),
      y: mercatorAtY(camera, y),
      leader: leader && {
        x: mercatorAtX(camera, leader.x0),
        y: mercatorAtY(camera, leader.y0),
        dx: leader.x1 - x,
        dy: leader.y1 - y,
      },
    });
  }
  const boxes = labels.map(label =>
    boxAround(...onScreen(camera, label), label.sprite.size.width, label.sprite.size.height),
  );
  return [...labels, ...pinPieceLabels(input, room, [...blocked, ...homes, ...boxes])];
}

function requestsOf({ camera, pen, homes, texts, previous }: PinInput): readonly LabelRequest[] {
  const homeOf = new Map(homes.map(home => [home.territoryId, home]));
  const inside = previous.filter(label => label.variant !== 'callout' && label.variant !== 'piece');
  const beforeOf = new Map(inside.map(label => [label.territoryId, label]));
  const pointOf = (place: { readonly x: number; readonly y: number } | undefined) => {
    if (!place) return null;
    const [x, y] = onScreen(camera, place);
    return { x, y };
  };
  return texts.map(text => ({
    territoryId: text.territoryId,
    sizes: {
      full: pen.measure(labelContent(text, 'full')),
      short: pen.measure(labelContent(text, 'short')),
      name: pen.measure(labelContent(text, 'name')),
      callout: pen.measure(labelContent(text, 'callout')),
    },
    home: pointOf(homeOf.get(text.territoryId)),
    previous: pointOf(beforeOf.get(text.territoryId)),
  }));
}

function pinPieceLabels(input: PinInput, room: Box, taken: Box[]): readonly PinnedLabel[] {
  const { state, plan, camera, pen, centres } = input;
  const pieces = hexPieces(state);
  if (!pieces) return [];
  const nameOf = new Map(plan.territories.map(territory => [territory.id, territory.name]));
  const reach = (input.hexWidth * camera.worldSize) / 2;
  const labels: PinnedLabel[] = [];
  for (const piece of pieces.extra) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const hex of piece.hexes) {
      const [x, y] = onScreen(camera, { x: centres[2 * hex], y: centres[2 * hex + 1] });
      left = Math.min(left, x - reach);
      right = Math.max(right, x + reach);
      top = Math.min(top, y - reach);
      bottom = Math.max(bottom, y + reach);
    }
    const content: LabelContent = {
      lines: [
        [{ text: `${nameOf.get(piece.territoryId) ?? 'Unnamed'},`, bold: true }],
        [{ text: `piece ${piece.piece} of ${pieces.countOf[piece.territoryId]}`, bold: true }],
      ],
      tone: 'over',
    };
    const size = pen.measure(content);
    const spot = placePieceLabel({ left, top, width: right - left, height: bottom - top }, size, room, taken);
    if (!spot) continue;
    taken.push(boxAround(spot.x, spot.y, size.width, size.height));
    labels.push({
      territoryId: piece.territoryId,
      variant: 'piece',
      content,
      sprite: pen.draw(content),
      x: mercatorAtX(camera, spot.x),
      y: mercatorAtY(camera, spot.y),
      leader: null,
    });
  }
  return labels;
}
