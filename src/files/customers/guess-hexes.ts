/**
 * A table of hexes among the files: a column of H3 cells, told by its values, and beside it how many customers each row
 * stands for. A file of accounts may have a column of cells as well; its accounts are found by their coordinates.
 */
import type { ColumnProfile } from './column-profile';
import type { ColumnGuess } from './guess-columns';
import { normaliseHeader } from './recognise-header';

/** `h3`, `H3_R7`, `h3index`, `h3CellRes8` */
const CELL_HEADER =
  /^(?:h3|hex)(?:(?:cell|index|idx|id|address|hex|key|res|resolution|level|l|r)*\d{0,2})?(?:str|string|text)?$|^(?:cell|cellid|hexagon|hexagonid)$/u;
const CUSTOMER_HEADER = new Set(
  (
    'customers customercount countcustomers numcustomers numberofcustomers ncustomers nocustomers accounts accountcount ' +
    'countaccounts numaccounts numberofaccounts naccounts n cnt count rows rowcount records total_count countstar kunden ' +
    'anzahlkunden kundenanzahl kundenzahl anzahl clients nombreclients nbclients nombredeclients clientes numeroclientes ' +
    'numerodeclientes clienti numeroclienti numerodiclienti klanten aantalklanten aantal companies stores outlets'
  )
    .replaceAll('_', '')
    .split(' '),
);
/** Cells that are written as cells, of those filled, for a column to be one of cells. */
const MOST_ARE_CELLS = 0.8;

type Take = (column: number, field: 'h3' | 'customers', doubt: string) => void;

/** Proposes the cells and the customers of a table of hexes, before any other column is recognised. */
export function takeHexes(
  names: readonly string[],
  hasHeader: boolean,
  profiles: readonly ColumnProfile[],
  guesses: readonly ColumnGuess[],
  take: Take,
): void {
  const isNamed = (column: number) => hasHeader && CELL_HEADER.test(normaliseHeader(names[column]));
  const columns = profiles.map((_, column) => column).filter(column => profiles[column].examined > 0);
  const byValue = columns.filter(column => profiles[column].share(profiles[column].cellsOfH3) >= MOST_ARE_CELLS);
  const cells =
    byValue.find(isNamed) ??
    byValue[0] ??
    columns.find(column => isNamed(column) && profiles[column].share(profiles[column].cellsOfH3) > 0);
  if (cells === undefined) return;
  const customers = hasHeader
    ? columns.find(
        column =>
          column !== cells &&
          CUSTOMER_HEADER.has(normaliseHeader(names[column])) &&
          profiles[column].numericShare >= 0.8 &&
          guesses[column].field === null,
      )
    : undefined;
  if (customers === undefined && isAttribute(profiles, cells)) return;
  take(cells, 'h3', doubtOf(profiles[cells], isNamed(cells)));
  if (customers !== undefined) take(customers, 'customers', '');
}

/** Many rows with one cell and with coordinates of their own are accounts, and the cell is something said of them. */
function isAttribute(profiles: readonly ColumnProfile[], cells: number): boolean {
  const fine = profiles.filter(profile => profile.examined > 0 && profile.share(profile.fine) > 0.5).length;
  return fine >= 2 && profiles[cells].repeated > profiles[cells].filled * 0.1;
}

function doubtOf(profile: ColumnProfile, named: boolean): string {
  if (profile.share(profile.cellsOfH3) < MOST_ARE_CELLS) return 'many are no H3 cells';
  return named ? '' : 'guess from values';
}
