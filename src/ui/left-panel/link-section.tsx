import { useVirtualizer } from '@tanstack/react-virtual';
import { Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { type GridLinks, NO_LINKS, OWN } from '../../core/grid/grid-links';
import { linkRoutes } from '../../core/grid/link-routes';
import { formatCount, formatKm } from '../../state/format';
import { linkUnavailable } from '../../state/selectors/linkable-hexes';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { Select } from '../controls/select';
import { Switch } from '../controls/switch';
import { useLinkNames } from './link-names';
import styles from './link-section.module.css';
import { SubHeading } from './section';

const ROW_HEIGHT = 44;
const GAP_WIDTHS_KM = [0, 10, 25, 40, 60, 100, 200];
/** By kind: GAP, FERRY, OWN. */
const KIND_WORDS = ['Gap', 'Island link', 'Own link'];
const NOT_WRITABLE = 'The project is open in another tab.';

/** Hexes that are joined without touching: each can be switched off, and others added. */
export function LinkSection() {
  const commands = useCommands();
  const grid = useApp(state => state.dataset?.grid);
  const readOnly = useApp(state => (state.save.kind === 'read-only' ? NOT_WRITABLE : null));
  const unlinkable = useApp(linkUnavailable);
  const links = grid?.links ?? NO_LINKS;
  const count = links.km.length;
  const off = count - countOn(links);
  const all = useMemo(() => Array.from({ length: count }, (_, link) => link), [count]);

  useEffect(() => {
    commands.listLinks(true);
    return () => commands.listLinks(false);
  }, [commands]);

  return (
    <>
      <GapWidth />
      {count === 0 ? (
        <p className={styles.note}>All hexes touch, and no gap is narrow enough to be bridged.</p>
      ) : (
        <>
          <SubHeading
            aside={
              <span className={styles.switches}>
                <button
                  type="button"
                  className={styles.all}
                  disabled={off === 0 || readOnly !== null}
                  title="Switch all links on"
                  onClick={() => commands.switchLinks(all, true)}
                >
                  All on
                </button>
                <button
                  type="button"
                  className={styles.all}
                  disabled={off === count || readOnly !== null}
                  title="Switch all links off"
                  onClick={() => commands.switchLinks(all, false)}
                >
                  All off
                </button>
              </span>
            }
          >
            Longest first
          </SubHeading>
          <LinkList links={links} readOnly={readOnly !== null} />
        </>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          unavailable={readOnly ?? unlinkable}
          tooltip="Joins the two selected hexes, or two territories where they lie nearest"
          onClick={() => commands.linkSelection()}
        >
          Link the selection
        </Button>
      </div>
    </>
  );
}

function LinkList({ links, readOnly }: { readonly links: GridLinks; readonly readOnly: boolean }) {
  const commands = useCommands();
  const grid = useApp(state => state.dataset?.grid);
  const { pairs, kind, km, on } = links;
  // Switching changes nothing about which links run side by side.
  // biome-ignore lint/correctness/useExhaustiveDependencies: adjacency and switches of the same hexes and links
  const routes = useMemo(() => (grid ? linkRoutes(grid, links) : []), [grid?.cells, pairs]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: routes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  const ends = useMemo(
    () => routes.slice(first, last + 1).flatMap(([link]) => [pairs[2 * link], pairs[2 * link + 1]]),
    [routes, pairs, first, last],
  );
  const nameOf = useLinkNames(grid, ends);

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }} aria-label="Links">
        {items.map(item => {
          const route = routes[item.index];
          const [shortest] = route;
          const [a, b] = [pairs[2 * shortest], pairs[2 * shortest + 1]];
          const name = `${nameOf(a, b)} ↔ ${nameOf(b, a)}`;
          const length = formatKm(km[shortest]);
          const isOn = route.some(link => on[link] === 1);
          const words = [KIND_WORDS[kind[shortest]], length];
          if (route.length > 1) words.push(`${route.length} side by side`);
          if (!isOn) words.push('off');
          return (
            <li
              key={shortest}
              aria-setsize={routes.length}
              aria-posinset={item.index + 1}
              className={`${styles.row} ${isOn ? '' : styles.off}`}
              style={{ transform: `translateY(${item.start}px)` }}
              onPointerEnter={() => commands.hoverLinks(route)}
              onPointerLeave={() => commands.hoverLinks([])}
              onFocus={() => commands.hoverLinks(route)}
              onBlur={() => commands.hoverLinks([])}
            >
              <button
                type="button"
                className={styles.link}
                title={`${name}: show on the map`}
                onClick={() => commands.frame({ hexes: route.flatMap(link => [pairs[2 * link], pairs[2 * link + 1]]) })}
              >
                <span className={styles.name}>{name}</span> <span className={styles.words}>{words.join(' · ')}</span>
              </button>
              {kind[shortest] === OWN ? (
                <IconButton
                  size="small"
                  label={`Remove the link ${name}`}
                  tooltip="Remove this link"
                  icon={<Trash2 size={14} aria-hidden />}
                  unavailable={readOnly ? NOT_WRITABLE : null}
                  onClick={() => commands.removeLinks(route)}
                />
              ) : null}
              <Switch
                label={`${name}, ${length}`}
                checked={isOn}
                disabled={readOnly}
                onChange={next => commands.switchLinks(route, next)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How wide a gap may be to be bridged. */
function GapWidth() {
  const commands = useCommands();
  const wished = useApp(state => state.dataset?.gridOptions.gapKm ?? 'auto');
  const used = useApp(state => state.dataset?.grid.links.gapKm ?? 0);
  const disabled = useApp(state => state.save.kind === 'read-only' || !state.dataset);
  const widths = [...new Set([...GAP_WIDTHS_KM, ...(wished === 'auto' ? [] : [wished])])].toSorted((a, b) => a - b);
  return (
    <Select
      label="Bridge gaps"
      size="small"
      value={String(wished)}
      disabled={disabled}
      options={[
        {
          value: 'auto',
          label: wished === 'auto' ? `Automatic: up to ${formatKm(Math.round(used))}` : 'Automatic',
        },
        ...widths.map(km => ({
          value: String(km),
          label: km === 0 ? 'None: only join islands' : `Up to ${formatKm(km)} wide`,
        })),
      ]}
      onChange={value => void commands.setGapKm(value === 'auto' ? 'auto' : Number(value))}
    />
  );
}

/** "24, 1 off". */
export function LinkSummary() {
  const links = useApp(state => state.dataset?.grid.links ?? NO_LINKS);
  const count = links.km.length;
  const off = count - countOn(links);
  return (
    <>
      {count === 0 ? 'none' : formatCount(count)}
      {off > 0 ? `, ${formatCount(off)} off` : ''}
    </>
  );
}

function countOn({ on }: GridLinks): number {
  return on.reduce((sum, value) => sum + value, 0);
}
