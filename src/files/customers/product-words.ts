/** Headers that say how much was sold, and what one of it costs. Only plain words count. */
import { headerWords } from './recognise-header';

const words = (text: string) => new Set(text.split(' '));

const QUANTITY = words(
  'quantity quantities qty units menge mengen anzahl stuck stueck stuckzahl stueckzahl pieces pcs quantite quantites qte ' +
    'cantidad cantidades unidades quantita qta pezzi aantal hoeveelheid stuks quantidade qtd ilosc antal 数量',
);
/** Last words of one, in languages that write words together: "Bestellmenge", "Bestelaantal". */
const QUANTITY_ENDING = /(?:menge|aantal|hoeveelheid)$/u;
/** Beside such a word: quantities that were not sold, or not of single pieces. */
const NO_QUANTITY = words(
  'per pro par por je stock lager bestand lagermenge voorraad inventory min max minimum maximum mindestmenge returned ' +
    'cancelled reserved free pack package',
);

const PRICE = words('price preis prix precio prezzo prijs preco cena pris hinta 単価');
/** "Einzelpreis", "Eenheidsprijs"; a "Gesamtpreis" is an amount. */
const PRICE_ENDING = /^(?!gesamt|summen|total)\p{L}+(?:preis|prijs)$/u;
const UNIT_PRICE =
  /(?:unit|unitary|each|einzel|stuck|stueck|einheits|unitaire|unitario|unitaria|unidad|eenheids|stuks|jednostkowa)/u;
const AVERAGE = words(
  'average avg mean durchschnitt durchschnittlich durchschnittlicher moyen moyenne promedio medio media gemiddelde',
);
/** What an average has to be of to be money. */
const MONEY = words(
  'price prices payment payments amount amounts value revenue charge charges sale sales umsatz betrag erlos preis wert ' +
    'montant prix importe precio importo prezzo bedrag prijs omzet',
);
/** Beside a price: amounts of whole lines, what was paid to others, and lists of prices. */
const NO_PRICE = words(
  'total line gesamt extended summe cost costs purchase buying einkauf ek achat compra acquisto inkoop list group code ' +
    'discount rabatt remise totale',
);
const NO_PRICE_BEGINNING = /^(?:einkaufs|listen|gesamt)/u;
/** Whether a header says that its numbers are how much was sold. */
export function isQuantityHeader(header: string): boolean {
  const parts = headerWords(header);
  return (
    parts.some(word => QUANTITY.has(word) || QUANTITY_ENDING.test(word)) && !parts.some(word => NO_QUANTITY.has(word))
  );
}

/** 0 = no price of a piece; 1 = an average, 2 = a price, 3 = the price of one unit. */
export function unitPriceRank(header: string): 0 | 1 | 2 | 3 {
  const parts = headerWords(header);
  if (parts.some(word => NO_PRICE.has(word) || NO_PRICE_BEGINNING.test(word))) return 0;
  if (parts.some(word => PRICE.has(word) || PRICE_ENDING.test(word)))
    return parts.some(word => UNIT_PRICE.test(word)) ? 3 : 2;
  return parts.some(word => AVERAGE.has(word)) && parts.some(word => MONEY.has(word)) ? 1 : 0;
}
