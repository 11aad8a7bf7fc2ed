// A rate in the reader's own writing, with every digit it was given with.
import { locale } from "../../../format.ts";

const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });

/** Rates have at most 24 digits: as text they are formatted without passing through a float. */
export const rateText = (rate: string): string => format.format(rate as Intl.StringNumericLiteral);
