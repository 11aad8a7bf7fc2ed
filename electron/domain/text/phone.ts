// Phone numbers as they are typed and exported: the key by which they are compared, and when two spellings agree.
import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

export interface Phone {
  /** E.164 ("+442079460101") when the country is known, else the digits; an extension follows as `;ext=12`. */
  key: string;
  /** The number as typed, without what only a program put around it. */
  shown: string;
}

const extension =
  /[\s,;(]*(?:;ext=|\b(?:extension|ext|extn|durchwahl|poste|dw)\b\.?\s*:?|[x#])\s*(\d{1,7})\)?\s*$/i;
const international = /^\+[1-9][\d\s().\-/–‐\u00a0]*$/;
const twoDigitCode = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** Countries whose numbers may begin with a 0 after the code. */
const keepsZero = /^(?:39|378|379|225|241|242|262)/;

/** Whether a 0 follows the country code, which is the national prefix written where it does not belong. */
function strayZero(digits: string): boolean {
  if (keepsZero.test(digits)) return false;
  const length = digits[0] === "1" || digits[0] === "7" ? 1 : twoDigitCode.test(digits) ? 2 : 3;
  return digits[length] === "0";
}

/** Digits of any script as ASCII: full-width and Arabic forms appear in exports. */
function asciiDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/**
 * Reads a number; null where there are no digits. `region` (ISO country) completes a number without a country code.
 * Numbers are not checked for being in use: what people wrote down stays.
 */
export function phoneKey(text: string, region?: string): Phone | null {
  const shown = text
    .trim()
    .replace(/^'(?=[+\d(])/, "")
    .replace(/^(?:tel|callto|phone):\s*/i, "")
    .trim();
  const typed = /^\p{ASCII}*$/u.test(shown) ? shown : asciiDigits(shown);
  const ext = typed.includes("+") && international.test(typed) ? null : extension.exec(typed);
  const suffix = ext ? `;ext=${ext[1]}` : "";
  const number = (ext ? typed.slice(0, ext.index) : typed)
    .trim()
    .replace(/^\(\+/, "+(")
    .replace(/^00(?=[1-9])/, "+");
  const digits = number.replace(/\D/g, "");
  if (digits === "") return null;
  const plus = number.startsWith("+");
  if (plus && digits.length >= 8 && digits.length <= 15 && !strayZero(digits) && !number.includes("(0)"))
    return { key: `+${digits}${suffix}`, shown };
  const country = region?.toUpperCase() ?? "";
  const parsed = isSupportedCountry(country)
    ? parsePhoneNumberFromString(number.replace("(0)", ""), country)
    : plus && parsePhoneNumberFromString(number.replace("(0)", ""));
  if (parsed) return { key: parsed.number + suffix, shown };
  // Letters that spell a number: the digits before them would make different numbers equal.
  if (/[a-z]{3,}/i.test(number))
    return { key: number.toLowerCase().replace(/[^a-z\d]/g, "") + suffix, shown };
  return { key: digits + suffix, shown };
}

interface Parts {
  abroad: boolean;
  digits: string;
  ext: string;
}

function parts(key: string): Parts {
  const [number = "", ext = ""] = key.split(";ext=");
  return { abroad: number.startsWith("+"), digits: number.replace(/^\+|^0+/, ""), ext };
}

/** Russia and its neighbours dial 8 inside and +7 from outside. */
const fromInside = (inside: Parts, outside: Parts): boolean =>
  !inside.abroad && /^8\d{10}$/.test(inside.digits) && outside.digits === `7${inside.digits.slice(1)}`;

/**
 * Whether two keys of `phoneKey` are one number: equal, or one lacks the country code and the other ends with all its
 * digits ("02079460101" and "+442079460101"). An extension counts only where both have one.
 */
export function phonesAgree(a: string, b: string): boolean {
  if (a === b) return true;
  const left = parts(a);
  const right = parts(b);
  if (left.ext !== "" && right.ext !== "" && left.ext !== right.ext) return false;
  if (left.digits === right.digits) return left.digits !== "";
  if (left.abroad && right.abroad) return false;
  const [short, long] = left.digits.length <= right.digits.length ? [left, right] : [right, left];
  if (fromInside(left, right) || fromInside(right, left)) return true;
  return (
    !short.abroad &&
    short.digits.length >= 7 &&
    long.digits.length - short.digits.length <= 3 &&
    long.digits.endsWith(short.digits)
  );
}
