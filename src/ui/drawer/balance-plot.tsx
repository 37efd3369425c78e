import { useMemo, useRef } from 'react';
import type { BalanceGoal } from '../../core/plan/plan';
import { formatBand, formatDeviation } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import type { TerritoryRow } from '../../state/selectors/territory-rows';
import { useApp, useCommands } from '../app-context';
import { measureLabel } from '../measure-words';
import { useSize } from '../use-size';
import styles from './balance-plot.module.css';
import { layoutStrip, stripDomain, stripTicks } from './strip-layout';

const LABEL_WIDTH = 84;
const RIGHT = 24;
const AXIS_HEIGHT = 22;
/** Room for the names over the uppermost dots. */
const TOP = 8;
/** Territories named at each end of a strip. */
const NAMED = 2;

/** Every territory as a dot per goal, against the band. The table says the same in figures. */
export function BalancePlot() {
  const rows = useApp(state => planFigures(state)?.rows);
  const goals = useApp(state => state.goals);
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  return (
    <div ref={frame} className={styles.frame}>
      {rows && rows.length > 0 && width > 0 ? (
        <Strips rows={rows} goals={goals} width={width} height={height} />
      ) : (
        <p className={styles.empty}>No territories yet: nothing to compare.</p>
      )}
    </div>
  );
}

interface StripsProps {
  readonly rows: readonly TerritoryRow[];
  readonly goals: readonly BalanceGoal[];
  readonly width: number;
  readonly height: number;
}

function Strips({ rows, goals, width, height }: StripsProps) {
  const domain = useMemo(
    () =>
      stripDomain(
        rows.flatMap(row => row.figures.map(figure => figure.deviation)),
        goals.map(goal => goal.band),
      ),
    [rows, goals],
  );
  const summary = useApp(state => state.dataset?.summary);
  const words = goals
    .map((goal, index) => {
      const inside = rows.filter(row => row.figures[index].state === 'in').length;
      return `${measureLabel(summary, goal.measureId)}: ${inside} of ${rows.length} inside ${formatBand(goal.band)}`;
    })
    .join('. ');
  const stripHeight = Math.max(36, (height - TOP - AXIS_HEIGHT) / Math.max(1, goals.length));
  const total = TOP + stripHeight * goals.length + AXIS_HEIGHT;
  const scale = (fraction: number) => {
    const bounded = Math.max(domain[0], Math.min(domain[1], fraction));
    return LABEL_WIDTH + ((bounded - domain[0]) / (domain[1] - domain[0])) * (width - LABEL_WIDTH - RIGHT);
  };
  return (
    <svg width={width} height={total} className={styles.plot} role="img" aria-label={words}>
      {goals.map((goal, index) => (
        <Strip
          key={goal.measureId}
          {...{ rows, goal, index, scale, width }}
          top={TOP + index * stripHeight}
          height={stripHeight}
        />
      ))}
      {stripTicks(domain, width - LABEL_WIDTH - RIGHT).map(tick => (
        <text key={tick} x={scale(tick)} y={total - 7} className={styles.tick}>
          {tick === 0 ? 'target' : formatDeviation(tick)}
        </text>
      ))}
    </svg>
  );
}

interface StripProps {
  readonly rows: readonly TerritoryRow[];
  readonly goal: BalanceGoal;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly scale: (fraction: number) => number;
}

function Strip({ rows, goal, index, top, height, width, scale }: StripProps) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const hovered = useApp(state => state.view.hoveredTerritory);
  const chosen = useApp(state => state.view.selectedTerritories);
  const radius = rows.length > 60 ? 3.5 : 5.5;
  const byId = useMemo(() => new Map(rows.map(row => [row.territory.id, row])), [rows]);
  const known = rows.filter(row => Number.isFinite(row.figures[index].deviation));
  const dots = layoutStrip(
    known.map(row => ({ id: row.territory.id, x: scale(row.figures[index].deviation) })),
    radius,
    Math.max(radius * 2, height / 2 - radius - 13),
  );
  const middle = top + height / 2;
  const ordered = known.toSorted((a, b) => a.figures[index].deviation - b.figures[index].deviation);
  const named = namedDots(ordered, dots, scale, index, hovered);
  const label = measureLabel(summary, goal.measureId);
  return (
    <g>
      <rect
        x={scale(-goal.band)}
        width={scale(goal.band) - scale(-goal.band)}
        y={top}
        height={height}
        className={styles.band}
      />
      <line x1={LABEL_WIDTH} x2={width - RIGHT} y1={middle} y2={middle} className={styles.axis} />
      <line x1={scale(0)} x2={scale(0)} y1={top} y2={top + height} className={styles.target} />
      <text x={16} y={middle + 4} className={styles.label}>
        {label}
      </text>
      {dots.map(dot => {
        const row = byId.get(dot.id);
        if (!row) return null;
        const strong = hovered === dot.id || chosen.includes(dot.id);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table gives the same by keyboard
          <circle
            key={dot.id}
            cx={dot.x}
            cy={middle + dot.y}
            r={strong ? radius + 2 : radius}
            className={`${styles.dot} ${strong ? styles.strong : ''}`}
            style={{ fill: `var(--slot-${row.territory.colourSlot})` }}
            onMouseEnter={() => commands.hover(dot.id, -1)}
            onMouseLeave={() => commands.hover(0, -1)}
            onClick={() => commands.selectTerritories([dot.id])}
            onDoubleClick={() => commands.frame({ territoryId: dot.id })}
          >
            <title>
              {row.territory.name}: {label} {formatDeviation(row.figures[index].deviation)}
            </title>
          </circle>
        );
      })}
      {named.map(({ id, x, y }) => {
        const name = byId.get(id)?.territory.name ?? '';
        return (
          <text
            key={id}
            x={Math.min(x, width - 4 - nameWidth(name) / 2)}
            y={middle + y - radius - 5}
            className={styles.name}
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}

/** About, in px: enough to keep names apart. */
function nameWidth(name: string): number {
  return name.length * 6.6;
}

/** Extremes and the territory under the pointer get their names, as long as names do not run into each other. */
function namedDots(
  ordered: readonly TerritoryRow[],
  dots: ReturnType<typeof layoutStrip>,
  scale: (fraction: number) => number,
  index: number,
  hovered: number,
): ReturnType<typeof layoutStrip> {
  const wanted = [
    ...ordered.filter(row => row.territory.id === hovered),
    ...ordered.slice(0, NAMED),
    ...ordered.slice(-NAMED).toReversed(),
  ];
  const placed: { id: number; from: number; to: number }[] = [];
  for (const row of wanted) {
    const { id, name } = row.territory;
    const half = nameWidth(name) / 2 + 4;
    const x = scale(row.figures[index].deviation);
    if (placed.some(other => other.id === id || (x - half < other.to && x + half > other.from))) continue;
    const dot = dots.find(candidate => candidate.id === id);
    // A dot above this one would be written over.
    if (!dot || dots.some(other => other.y < dot.y && Math.abs(other.x - x) < half)) continue;
    placed.push({ id, from: x - half, to: x + half });
  }
  return dots.filter(dot => placed.some(({ id }) => id === dot.id));
}
