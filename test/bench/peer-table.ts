import type { PlanFigures } from './plan-figures';

/** One solver's plan of one case; `ours` is the engine, the others are its peers. */
export interface PeerRow {
  readonly solver: string;
  readonly seconds: number;
  /** null where the solver failed. */
  readonly figures: PlanFigures | null;
}

/** The same market, number of territories and criteria for everybody. The first row is ours. */
export interface PeerCase {
  readonly instance: string;
  readonly units: number;
  readonly territories: number;
  /** As on the command line: `potential:5,workload:5`. */
  readonly criteria: string;
  readonly rows: readonly PeerRow[];
}

const HEAD = [
  'case',
  'criteria',
  'solver',
  'worst deviation %',
  'in pieces',
  'empty',
  'cut',
  'inertia',
  's',
  'cut ours/peer',
  'inertia ours/peer',
  's ours/peer',
];
/** Columns with words; the others are numbers and stand to the right. */
const WORDS = 4;

function ratio(ours: number, peer: number): string {
  return peer > 0 ? (ours / peer).toFixed(ours / peer < 10 ? 2 : 0) : '–';
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellsOf({ instance, territories, criteria, rows }: PeerCase, at: number): string[] {
  const { solver, seconds, figures } = rows[at];
  const name = [at === 0 ? `${instance} k=${territories}` : '', at === 0 ? criteria : '', solver];
  if (figures === null) return [...name, 'failed', ...new Array(HEAD.length - WORDS).fill('–')];
  const ours = rows[0];
  const ratios =
    at === 0 || ours.figures === null
      ? ['', '', '']
      : [
          ratio(ours.figures.cut, figures.cut),
          ratio(ours.figures.inertia, figures.inertia),
          ratio(ours.seconds, seconds),
        ];
  return [
    ...name,
    Object.values(figures.deviation)
      .map(percent => percent.toFixed(1))
      .join(' / '),
    String(figures.broken),
    String(figures.empty),
    String(figures.cut),
    figures.inertia.toExponential(2).replace('e+', 'e'),
    seconds.toFixed(seconds < 1 ? 3 : 1),
    ...ratios,
  ];
}

/** A Markdown table, one row per case and solver, ours first. */
export function peerTable(cases: readonly PeerCase[]): string {
  const ruler = HEAD.map((_, column) => (column < WORDS ? '---' : '---:'));
  const body = cases.flatMap(one => one.rows.map((_, at) => line(cellsOf(one, at))));
  return `${[line(HEAD), line(ruler), ...body].join('\n')}\n`;
}
