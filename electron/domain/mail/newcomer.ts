// What somebody who writes for the first time may be called: a person from the name or the address, a company from the domain.
import { emailKey } from "../text/email.ts";

const capital = (word: string): string =>
  word === "" ? "" : word[0]!.toLocaleUpperCase("en") + word.slice(1);

const named = (text: string): string =>
  text
    .split(/[._+\-\s]+/)
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => capital(part.replace(/\d+$/, "")))
    .join(" ");

/** A person's name from what a sender calls themself, else from the part before the @. Empty where neither tells. */
export function personName(sender: string, address: string): string {
  const plain = sender
    .replace(/^["'\s]+|["'\s]+$/g, "")
    .replace(/\s*(?:\(.*?\)|\bvia\b.*|\|.*)$/iu, "")
    .trim();
  if (plain !== "" && !plain.includes("@")) {
    const turned = /^([^,]+),\s*([^,]+)$/.exec(plain);
    return turned ? `${turned[2]!.trim()} ${turned[1]!.trim()}` : plain;
  }
  return named(address.split("@")[0]?.split("+")[0] ?? "");
}

/** A company's name from the domain of an address; empty for a provider of mail, which says nothing about a company. */
export function companyName(address: string): string {
  const email = emailKey(address);
  if (!email || email.freeMail) return "";
  return named(email.domain.split(".")[0] ?? "");
}
