/** Words and signs beside a number: currencies, and words that multiply it ("1,2 Mio. €", "T€ 12", "3.4M", "5 lakh"). */

const CODES =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MAD MXN MYR NGN NOK ' +
  'NZD PEN PHP PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR';
const CURRENCY_CODES = new Set(CODES.split(' '));
const SIGN_CODES = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['Ft', 'HUF'],
  ['Rs', 'INR'],
  ['R$', 'BRL'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['US$', 'USD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['Fr', 'CHF'],
  ['SFr', 'CHF'],
  ['Euro', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['Euros', 'EUR'],
  ['円', 'JPY'],
  ['元', 'CNY'],
  ['원', 'KRW'],
]);

const SCALES = new Map<string, number>();
for (const [scale, words] of [
  [1e3, 'k tsd tausend thousand thousands mille duizend migliaia'],
  [1e4, '万 萬'],
  [1e5, 'lakh lakhs lac lacs'],
  [
    1e6,
    'mio mill million millions millionen mln mn miljoen milione milioni millón millones mi milhão milhões milj miljoner',
  ],
  [1e7, 'crore crores cr'],
  [1e8, '億 亿'],
  [1e9, 'mrd mia milliarde milliarden milliard milliards mld mlrd miljard miliardo miliardi bn billion billions'],
] as const) {
  for (const word of words.split(' ')) SCALES.set(word, scale);
}
/** Single letters that multiply only beside a currency: "12 m" alone may be metres. "M" alone is a million. */
const SCALES_OF_MONEY = new Map([
  ['m', 1e6],
  ['mm', 1e6],
  ['MM', 1e6],
  ['b', 1e9],
  ['B', 1e9],
]);
/** Letters in one word with a currency: "T€", "TEUR", "kEUR", "M€", "€m", "£bn". */
const FUSED = new Map([
  ['t', 1e3],
  ['k', 1e3],
  ['m', 1e6],
  ['mm', 1e6],
  ['mn', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
]);

export interface WordsBeside {
  /** ISO 4217; '' = none, or "kr", which names one of several. */
  readonly currency: string;
  readonly scale: number;
  /** A number with a lone letter ("12k", "3M") and no currency may as well be a code. */
  readonly loneLetter: boolean;
}

/** What the words before and behind a number mean together; null when one of them has nothing to do with numbers. */
export function wordsBeside(before: string, behind: string): WordsBeside | null {
  let currency = '';
  let currencies = 0;
  let scale = 1;
  let scales = 0;
  let loneLetter = false;
  let ofMoney = false;
  for (const part of `${before} ${behind}`.split(/ |(?<=[万萬億亿])/u)) {
    if (part === '') continue;
    const word = part.replace(/\.$/u, '');
    const code = currencyCode(word);
    if (code !== '' || /^kr$/iu.test(word)) {
      currency = code;
      currencies++;
      continue;
    }
    const fused = fusedOf(word);
    if (fused) {
      ({ currency, scale } = fused);
      currencies++;
      scales++;
      continue;
    }
    const money = SCALES_OF_MONEY.get(word);
    ofMoney ||= money !== undefined;
    const found = money ?? (word === 'M' ? 1e6 : SCALES.get(word.toLowerCase()));
    if (found === undefined) return null;
    loneLetter = word.length === 1 && /[a-z]/iu.test(word);
    scale = found;
    scales++;
  }
  if (currencies > 1 || scales > 1 || (ofMoney && currencies === 0)) return null;
  return { currency, scale, loneLetter: loneLetter && currencies === 0 };
}

function fusedOf(word: string): { currency: string; scale: number } | null {
  for (const length of [1, 2]) {
    for (const [letters, rest] of [
      [word.slice(0, length), word.slice(length)],
      [word.slice(-length), word.slice(0, -length)],
    ]) {
      const scale = FUSED.get(letters.toLowerCase());
      const currency = scale === undefined ? '' : currencyCode(rest);
      if (scale !== undefined && currency !== '') return { currency, scale };
    }
  }
  return null;
}

/** ISO 4217 code of a single sign such as "€"; '' when it is none. */
export function signCode(sign: string): string {
  return SIGN_CODES.get(sign) ?? '';
}

/** ISO 4217 code of a sign or code ("€", "US$", "eur"); '' when it is none. */
function currencyCode(word: string): string {
  const code = word.toUpperCase();
  return CURRENCY_CODES.has(code) ? code : (SIGN_CODES.get(word) ?? '');
}

/** A unit that a header names: "Sales (EUR)" → EUR, 1; "Umsatz in TEUR" → EUR, 1,000; "Revenue (Mio. €)" → EUR, 1,000,000. */
export function unitInHeader(header: string): { readonly currency: string; readonly scale: number } {
  let currency = '';
  let scale = 1;
  for (const word of header.split(/[^\p{L}\p{Sc}]+/u)) {
    const sign = /\p{Sc}/u.exec(word);
    const fused = fusedOf(word);
    if (CURRENCY_CODES.has(word)) currency ||= word;
    else if (fused && (sign || word === word.toUpperCase() || /^[kt]\p{Lu}+$/u.test(word)))
      ({ currency, scale } = fused);
    else if (sign) currency ||= SIGN_CODES.get(word) ?? SIGN_CODES.get(sign[0]) ?? '';
    else if (word.length > 2) scale = SCALES.get(word.toLowerCase()) ?? scale;
  }
  return { currency, scale };
}
