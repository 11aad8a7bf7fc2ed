// One card as an item: its record, or why it cannot be taken.
import { finished, overLong, rejected } from "../../domain/contacts/finish.ts";
import { rawLength, type ReadItem } from "../../domain/contacts/record.ts";
import type { Card } from "./vcardCard.ts";
import { Filler } from "./vcardFields.ts";
import { longestLine } from "./vcardLines.ts";
import { decodedText } from "./vcardProperty.ts";

/** What changes from export to export without the contact changing. */
const passing: ReadonlySet<string> = new Set(["REV", "PRODID", "VERSION", "X-IMAGEHASH", "X-IMAGETYPE"]);

const fingerprintOf = ({ properties }: Card): string =>
  properties
    .filter((property) => !passing.has(property.name))
    .map(
      ({ name, params, raw }) =>
        `${name};${[...params].join(";")}:${raw.length > 10_000 ? `${raw.length} ${raw.slice(-200)}` : raw}`,
    )
    .join("\n");

const rawText = ({ raw, source }: Card): string => {
  const text = [raw.state === "stray" ? [] : [{ text: "BEGIN:VCARD" }], raw.lines]
    .flat()
    .map((line) => line.text.slice(0, rawLength))
    .join("\n")
    .slice(0, rawLength + 1);
  return decodedText(
    { group: "", name: "", params: new Map(), raw: text, cut: false },
    { ...source, wide: true },
  );
};

/** The record of a card; `tags` are the groups it is a member of. */
export function cardItem(card: Card, tags: readonly string[]): ReadItem {
  const { line } = card.raw;
  if (card.raw.state !== "closed")
    return rejected(line, card.raw.state === "open" ? "card-not-closed" : "outside-card", rawText(card));
  const filler = new Filler(card);
  for (const property of card.properties) {
    if (property.cut && !/^(?:PHOTO|LOGO|SOUND|KEY)$/.test(property.name))
      return rejected(line, "too-long", rawText(card), {
        field: property.name,
        length: property.raw.length,
        limit: longestLine,
      });
    filler.put(property);
  }
  const { record } = filler;
  for (const tag of tags) if (!record.tags.includes(tag)) record.tags.push(tag);
  const { given, family, middle } = record.name;
  const nameless = [given, family, middle].every((part) => part === undefined || part === "");
  if (filler.company || (nameless && record.organization !== "" && record.fullName === record.organization)) {
    record.organization ||= record.fullName;
    record.fullName = "";
    record.name = {};
  }
  record.fingerprint = fingerprintOf(card);
  const long = overLong(record);
  if (long) return rejected(line, "too-long", rawText(card), { ...long });
  return finished(record, () => rawText(card));
}
