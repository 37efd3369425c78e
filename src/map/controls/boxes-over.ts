/**
 * What lies over the map, so that names keep clear of it: the map's own controls, and whatever the page has put beside
 * the map's element. The page's layers are often as large as the map and let gestures through; then their children count.
 */
import type { Box } from '../labels/label-box';

/** A layer wider or higher than this share of the map is looked into. */
const LAYER_SHARE = 0.9;
const DEEPEST = 4;

/** Boxes in pixels of the map; `container` is the element the map was mounted in. */
export function boxesOver(container: HTMLElement, own: readonly HTMLElement[]): readonly Box[] {
  const frame = container.getBoundingClientRect();
  const boxes: Box[] = [];
  const collect = (element: Element, depth: number): void => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    const isLayer = box.width > frame.width * LAYER_SHARE || box.height > frame.height * LAYER_SHARE;
    if (isLayer && depth < DEEPEST) {
      for (const child of element.children) collect(child, depth + 1);
      return;
    }
    boxes.push({ left: box.left - frame.left, top: box.top - frame.top, width: box.width, height: box.height });
  };
  for (const sibling of container.parentElement?.children ?? []) if (sibling !== container) collect(sibling, 0);
  for (const element of own) collect(element, DEEPEST);
  return boxes.filter(
    ({ left, top, width, height }) => left < frame.width && top < frame.height && left + width > 0 && top + height > 0,
  );
}
