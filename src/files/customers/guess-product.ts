/**
 * Order lines that hold how much was sold and what one of it costs, and no amount: their sales are the sum of the products.
 * A person confirms it, because a wrong product is worse than none.
 */
import type { ColumnProfile } from './column-profile';
import type { ColumnGuess } from './guess-columns';
import { isQuantityHeader, unitPriceRank } from './product-words';

/** Columns of whole amounts that no word of sales is in: with one of them nothing has to be multiplied. */
const AMOUNT =
  /(?:^|[^\p{L}])(?:amount|line total|total price|extended price|subtotal|betrag|\p{L}*betrag|gesamtpreis|gesamtwert|montant|importe|importo|bedrag|valor total|total ligne|prix total)(?![\p{L}])/iu;

/**
 * Quantity × price as the sales of a file that has no amount. Changes the guesses of the two columns; to be called for
 * files whose rows are added up.
 */
export function takeProduct(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
): void {
  if (guesses.some(({ field }) => field === 'sales')) return;
  const isFree = (column: number) =>
    (guesses[column].field === null || guesses[column].field === 'measure') && profiles[column].numericShare >= 0.8;
  const free = names.map((_, column) => column).filter(isFree);
  if (free.some(column => AMOUNT.test(names[column]) && unitPriceRank(names[column]) === 0)) return;
  const price = free
    .filter(column => unitPriceRank(names[column]) > 0)
    .sort((a, b) => unitPriceRank(names[b]) - unitPriceRank(names[a]) || a - b)[0];
  const quantity = free.find(column => column !== price && isQuantityHeader(names[column]));
  if (quantity === undefined || price === undefined) return;
  guesses[quantity].field = 'sales';
  guesses[quantity].times = names[price];
  guesses[quantity].doubt = `${names[quantity]} × ${names[price]}?`;
  // A sum of prices says nothing.
  guesses[price].field = null;
}
