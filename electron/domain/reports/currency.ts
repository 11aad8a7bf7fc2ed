// Currencies as reports write them: a code, a sign, or either in a column's name.

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Whether a text is an ISO 4217 code. */
export const isCurrency = (text: string): boolean => codes.has(text);

/**
 * What a sign can stand for. The first is meant where nothing says otherwise; a sign with `null` first is of several
 * countries alike and says nothing by itself.
 */
const signs: Readonly<Record<string, readonly (string | null)[]>> = {
  $: ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "CLP", "COP", "ARS", "TWD"],
  us$: ["USD"],
  ca$: ["CAD"],
  c$: ["CAD"],
  a$: ["AUD"],
  au$: ["AUD"],
  nz$: ["NZD"],
  hk$: ["HKD"],
  s$: ["SGD"],
  mx$: ["MXN"],
  r$: ["BRL"],
  "€": ["EUR"],
  "£": ["GBP", "EGP", "GIP"],
  "¥": ["JPY", "CNY"],
  "￥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₩": ["KRW"],
  "₽": ["RUB"],
  "₺": ["TRY"],
  "₴": ["UAH"],
  "₪": ["ILS"],
  "฿": ["THB"],
  "₫": ["VND"],
  "₱": ["PHP"],
  zł: ["PLN"],
  kč: ["CZK"],
  ft: ["HUF"],
  lei: ["RON"],
  fr: ["CHF"],
  "fr.": ["CHF"],
  kr: [null, "SEK", "NOK", "DKK", "ISK"],
  "kr.": [null, "SEK", "NOK", "DKK", "ISK"],
};

/** The currencies that a sign or code can stand for, the likeliest first; null where it is neither. */
export function currenciesOf(sign: string): readonly (string | null)[] | null {
  const upper = sign.toUpperCase();
  if (codes.has(upper)) return [upper];
  return signs[sign.toLowerCase()] ?? null;
}

/** No column's name is longer. */
const longest = 200;

const named = /[([{<]\s*([^\s)\]}>]{1,4})\s*[)\]}>]\s*$/u;
const bare = /(?:^|[\s,_-])(?:in\s+)?([A-Z]{3}|[€£$])\s*$/u;

/** "Sale Amount (USD)" → "Sale Amount" and USD; "Price($)", "Umsatz in EUR" likewise. A name without a currency stays. */
export function splitHeader(name: string): { name: string; currency: string | null } {
  if (name.length > longest) return { name, currency: null };
  for (const pattern of [named, bare]) {
    const found = pattern.exec(name);
    const currency = found?.[1] === undefined ? undefined : currenciesOf(found[1])?.[0];
    if (found && found.index > 0 && currency !== undefined && currency !== null)
      return { name: name.slice(0, found.index).trim(), currency };
  }
  return { name, currency: null };
}
