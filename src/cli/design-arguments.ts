import { parseArgs } from 'node:util';
import { ACCOUNT_FIELDS, type AccountField } from '../core/accounts/account-field';
import type { BalanceEffort } from '../core/autobalance/balance-problem';
import type { DisruptionBy } from '../core/autobalance/problem-from-plan';
import type { BalanceGoal } from '../core/plan/plan';
import { DATE_STYLES, type DateStyle, type NumberStyle } from '../files/customers/column-mapping';

/** Wrong usage or input that cannot be read: one line for stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface DesignArguments {
  readonly customers: string;
  /** null = as many as the column of `fromColumn` has labels, else as many as there are reps. */
  readonly territories: number | null;
  /** Header of the column with today's territories; null = from scratch. */
  readonly fromColumn: string | null;
  readonly reps: string | null;
  readonly map: readonly { readonly field: AccountField; readonly header: string }[];
  /** Sheet of a workbook or file of an archive; null = the likeliest. */
  readonly sheet: string | null;
  /** null = found out from the file. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Lists of post codes; country '' = the list says it. */
  readonly postcodes: readonly { readonly country: string; readonly path: string }[];
  /** How numbers are written, per column or (header null) in all. */
  readonly decimals: readonly ColumnStyle<NumberStyle>[];
  readonly dates: readonly ColumnStyle<DateStyle>[];
  readonly resolution: number | 'auto';
  /** Widest gap that links bridge, km. */
  readonly gapKm: number | 'auto';
  readonly criteria: readonly BalanceGoal[];
  /** Criteria that give way to the others. */
  readonly tries: readonly string[];
  /** What no territory may hold more of, per full-time equivalent. */
  readonly maxima: readonly { readonly measureId: string; readonly most: number }[];
  /** Share of `disruptionBy` that may change territory, 0 … 1; null = no limit. */
  readonly mostMoved: number | null;
  readonly disruptionBy: DisruptionBy;
  readonly homeInside: boolean;
  readonly seed: number;
  readonly effort: BalanceEffort;
  readonly out: string | null;
  readonly json: boolean;
}

export interface ColumnStyle<Style> {
  readonly header: string | null;
  readonly style: Style;
}

const NUMBER_STYLES: readonly NumberStyle[] = ['point', 'comma'];
/** Delimiters by name, because a shell makes them hard to type. */
const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

export const FINEST_RESOLUTION = 9;
const DISRUPTIONS: readonly DisruptionBy[] = ['accounts', 'sales', 'workload'];
const WIDEST_GAP_KM = 1_000;
const EFFORTS: readonly BalanceEffort[] = ['fast', 'normal', 'high'];

export const HELP = `Usage: npm run design -- customers.csv --territories 20 [options]

Designs balanced sales territories from a file of customers (CSV and other text,
XLSX, ODS, Parquet, GeoJSON or JSON, also packed by zip or gzip) and writes
territories.geojson, hexes.csv, accounts.csv, rejected.csv, import-report.txt
and report.json, and worth-a-look-….csv where accounts are worth a look.

  --territories N        how many territories; may be left out with --from-column or --reps
  --from-column NAME     start from the territories in this column and change little
  --reps FILE            reps: name, email, fte, home lat/lng, territory (CSV); one territory per rep
  --map FIELD=HEADER,…   what columns are, where recognition is wrong. Fields:
${wrapped(ACCOUNT_FIELDS)}
                         sales, potential or measure may be two columns multiplied row by row,
                         before rows are added up: --map "sales=Quantity*Unit price"
                         accounts that a column Locked says yes to (or why) stay with the
                         territory of --from-column that has their hex
  --sheet NAME           which sheet of a workbook, or which file of an archive
  --encoding NAME        characters of the file, where recognition is wrong (utf-8, windows-1252, …)
  --delimiter D          between the cells: comma, semicolon, tab, pipe or another ASCII character
  --decimal STYLE        how numbers are written: point or comma; of one column with "Header=comma"
  --dates STYLE          how dates are written: ${DATE_STYLES.slice(0, 3).join(', ')},
                         ${DATE_STYLES.slice(3).join(', ')}; of one column with "Header=month-first"
  --postcodes FILE       post codes with coordinates of further countries, as a table or from GeoNames;
                         with CH=FILE when the list does not say its country; may be given several times
  --resolution auto|N    size of the hexes, H3 resolution 0 to ${FINEST_RESOLUTION} (auto: chosen from the data)
  --gap-km auto|N        hexes that face each other over water or empty land are linked up to so many km
                         apart, 0 = only parts that nothing else joins (auto: by the size of the hexes)
  --criteria ID:BAND,…   what to make even, each within ± BAND percent (potential:10,workload:10);
                         a measure is potential, workload, sales or the header of a number column
  --try ID,…             criteria that give way where not all can be had
  --max ID:N,…           no territory holds more than N of this per full-time rep (accounts:250)
  --most-moved N[:BY]    with --from-column: at most N percent may change territory, by
                         accounts, sales or workload (accounts)
  --home-inside          the hex of a rep's home belongs to the rep's territory
  --seed N               another number gives another plan, the same number the same plan (1)
  --effort E             fast, normal or high (normal)
  --out DIR              where the files go (a new folder named after the customers' file)
  --json                 print report.json on standard output and nothing else
                         (npm run --silent design -- … keeps npm quiet, too)
  --help                 this text

Exit code 0 = done, 2 = wrong usage or unreadable input.`;

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length > 66) {
      lines.push(line);
      line = '';
    }
    line += line ? ` ${word}` : word;
  }
  return [...lines, line].map(text => `                         ${text}`).join('\n');
}

/**
 * Reads the command line; `null` = help was asked for.
 * @throws UsageError with one line that says what is wrong
 */
export function designArguments(args: readonly string[]): DesignArguments | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  if (positionals.length !== 1) {
    throw new UsageError(
      positionals.length === 0
        ? 'Which file? Give the customers as a CSV file, for example: npm run design -- customers.csv --territories 20'
        : `One file of customers is wanted, not ${positionals.length}: ${positionals.join(', ')}.`,
    );
  }
  const territories =
    values.territories === undefined ? null : wholeNumber('--territories', values.territories, 1, 5_000);
  const fromColumn = values['from-column'] ?? null;
  const reps = values.reps ?? null;
  if (territories === null && fromColumn === null && reps === null) {
    throw new UsageError('How many territories? Give --territories N, or --from-column NAME, or --reps FILE.');
  }
  const effort = values.effort ?? 'normal';
  if (!isEffort(effort)) throw new UsageError(`--effort is "${effort}": use ${EFFORTS.join(', ')}.`);
  return {
    customers: positionals[0],
    territories,
    fromColumn,
    reps,
    map: (values.map ?? []).flatMap(mappings),
    sheet: values.sheet ?? null,
    encoding: values.encoding ?? null,
    delimiter: values.delimiter === undefined ? null : delimiter(values.delimiter),
    postcodes: (values.postcodes ?? []).map(postcodeList),
    decimals: (values.decimal ?? []).map(text => columnStyle('--decimal', text, NUMBER_STYLES)),
    dates: (values.dates ?? []).map(text => columnStyle('--dates', text, DATE_STYLES)),
    resolution:
      values.resolution === undefined || values.resolution === 'auto'
        ? 'auto'
        : wholeNumber('--resolution', values.resolution, 0, FINEST_RESOLUTION),
    gapKm:
      values['gap-km'] === undefined || values['gap-km'] === 'auto'
        ? 'auto'
        : wholeNumber('--gap-km', values['gap-km'], 0, WIDEST_GAP_KM),
    criteria: criteria(values.criteria ?? 'potential:10,workload:10'),
    tries: (values.try ?? '')
      .split(',')
      .map(id => id.trim())
      .filter(Boolean),
    maxima: values.max === undefined ? [] : maxima(values.max),
    ...mostMoved(values['most-moved']),
    homeInside: values['home-inside'] ?? false,
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    effort,
    out: values.out ?? null,
    json: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        territories: { type: 'string' },
        'from-column': { type: 'string' },
        reps: { type: 'string' },
        map: { type: 'string', multiple: true },
        sheet: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        postcodes: { type: 'string', multiple: true },
        decimal: { type: 'string', multiple: true },
        dates: { type: 'string', multiple: true },
        resolution: { type: 'string' },
        'gap-km': { type: 'string' },
        criteria: { type: 'string' },
        try: { type: 'string' },
        max: { type: 'string' },
        'most-moved': { type: 'string' },
        'home-inside': { type: 'boolean' },
        seed: { type: 'string' },
        effort: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const first = (error as Error).message.split('. ')[0].replace(/\.$/, '');
    throw new UsageError(`${first}. See --help.`);
  }
}

function isEffort(text: string): text is BalanceEffort {
  return (EFFORTS as readonly string[]).includes(text);
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new UsageError(`${option} is "${text}": a whole number from ${min} to ${max} is wanted.`);
  }
  return value;
}

/** `lat=Latitude,name=Customer, full`: a comma parts only where a field follows, because headers may have commas. */
function mappings(text: string): DesignArguments['map'] {
  return text.split(/,(?=\s*[A-Za-z]+=)/).map(part => {
    const [, field, header] = /^\s*([A-Za-z]+)=(.+)$/.exec(part) ?? [];
    if (!field) throw new UsageError(`--map "${part}" is not of the form field=Header.`);
    const known = ACCOUNT_FIELDS.find(name => name.toLowerCase() === field.toLowerCase());
    if (!known) throw new UsageError(`--map: there is no field "${field}". Fields are: ${ACCOUNT_FIELDS.join(', ')}.`);
    return { field: known, header: header.trim() };
  });
}

/** `plz.csv`, or `CH=plz.csv`. */
function postcodeList(text: string): DesignArguments['postcodes'][number] {
  const [, country = '', path = text] = /^([A-Z]{2})=(.+)$/.exec(text) ?? [];
  return { country, path };
}

function delimiter(text: string): string {
  const character = DELIMITERS[text.toLowerCase()] ?? text;
  if (character.length !== 1 || character > '~' || /["\r\n\w ]/.test(character)) {
    throw new UsageError(`--delimiter is "${text}": use ${Object.keys(DELIMITERS).join(', ')} or one ASCII character.`);
  }
  return character;
}

/** `comma`, or `Umsatz=comma` for one column. */
function columnStyle<Style extends string>(option: string, text: string, styles: readonly Style[]): ColumnStyle<Style> {
  const at = text.lastIndexOf('=');
  const style = styles.find(name => name === text.slice(at + 1).trim());
  if (!style) {
    throw new UsageError(
      `${option} "${text}" is not ${styles.join(', ')}, or one of them for a column: "Header=${styles[1]}".`,
    );
  }
  return { header: at < 0 ? null : text.slice(0, at).trim(), style };
}

/** `potential:10,workload:7.5`; bands in percent, 10 when left out. */
function criteria(text: string): readonly BalanceGoal[] {
  const goals = text.split(',').map(part => {
    const [, measureId, band] = /^\s*(.+?)\s*(?::\s*([\d.]+)\s*%?\s*)?$/.exec(part) ?? [];
    const percent = band === undefined ? 10 : Number(band);
    if (!measureId || !(percent > 0 && percent <= 100)) {
      throw new UsageError(`--criteria "${part}" is not of the form measure:percent, such as potential:10.`);
    }
    return { measureId, band: percent / 100 };
  });
  const twice = goals.find((goal, index) => goals.findIndex(other => other.measureId === goal.measureId) < index);
  if (twice) throw new UsageError(`--criteria names ${twice.measureId} twice.`);
  return goals;
}

/** `accounts:250,workload:1400`. */
function maxima(text: string): DesignArguments['maxima'] {
  return text.split(',').map(part => {
    const [, measureId, number] = /^\s*(.+?)\s*:\s*([\d.]+)\s*$/.exec(part) ?? [];
    const most = Number(number);
    if (!measureId || !(most > 0)) {
      throw new UsageError(`--max "${part}" is not of the form measure:number, such as accounts:250.`);
    }
    return { measureId, most };
  });
}

/** `20` or `20:sales`; percent. */
function mostMoved(text: string | undefined): Pick<DesignArguments, 'mostMoved' | 'disruptionBy'> {
  if (text === undefined) return { mostMoved: null, disruptionBy: 'accounts' };
  const [, number, by = 'accounts'] = /^\s*([\d.]+)\s*%?\s*(?::\s*(\w+)\s*)?$/.exec(text) ?? [];
  const percent = Number(number);
  const disruptionBy = DISRUPTIONS.find(name => name === by);
  if (number === undefined || !(percent <= 100) || !disruptionBy) {
    throw new UsageError(
      `--most-moved "${text}" is not a percentage, or one by ${DISRUPTIONS.join(', ')}: 20 or 20:sales.`,
    );
  }
  return { mostMoved: percent / 100, disruptionBy };
}
