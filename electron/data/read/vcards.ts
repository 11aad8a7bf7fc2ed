// Files of vCards as records: a first pass finds the groups, because a group may stand after its members; the second
// gives one item for each card that is a person or a company.
import type { ReadItem } from "../../domain/contacts/record.ts";
import { UserError } from "../../domain/errors.ts";
import { readChunks, type ReadWatch } from "./files.ts";
import type { SniffedFile } from "./sniff.ts";
import { decodedText, type TextSource, unescaped } from "./vcardProperty.ts";
import { type RawCard, rawCards } from "./vcardLines.ts";
import { openCard, valueOf } from "./vcardCard.ts";
import { cardItem } from "./vcardRecord.ts";

const groupLine = /^(?:[\w-]+\.)?(?:KIND|X-ADDRESSBOOKSERVER-KIND)(?:;[^:]*)?:\s*group\s*$/i;
const isGroup = (card: RawCard): boolean => card.lines.some((line) => groupLine.test(line.text));

const memberKey = (text: string): string =>
  text
    .trim()
    .replace(/^(?:urn:uuid:|mailto:)/i, "")
    .toLowerCase();

/** Whether the file has a group at all: a look at the bytes spares most files the first pass. */
async function mentionsGroup({ stamp, encoding }: SniffedFile, watch: ReadWatch): Promise<boolean> {
  if (encoding.encoding !== "utf-8" && encoding.encoding !== "windows-1252") return true;
  let before = "";
  for await (const chunk of readChunks(stamp, { signal: watch.signal })) {
    const text = before + chunk.toString("latin1");
    if (/KIND[^\r\n]{0,60}:\s*group/i.test(text)) return true;
    before = text.slice(-80);
  }
  return false;
}

/** Names of the groups by member: the UID of a card, or an e-mail address. */
async function groupsByMember(
  file: SniffedFile,
  source: TextSource,
  watch: ReadWatch,
): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>();
  if (!(await mentionsGroup(file, watch))) return groups;
  for await (const cards of rawCards(file.stamp, file.encoding, { signal: watch.signal })) {
    for (const raw of cards) {
      if (!isGroup(raw)) continue;
      const card = openCard(raw, source);
      const name = valueOf(card, "FN") || valueOf(card, "N").replace(/;+$/, "");
      if (name === "") continue;
      for (const property of card.properties) {
        if (property.name !== "MEMBER" && property.name !== "X-ADDRESSBOOKSERVER-MEMBER") continue;
        const key = memberKey(unescaped(decodedText(property, source), card.old));
        groups.set(key, [...(groups.get(key) ?? []), name]);
      }
    }
  }
  return groups;
}

/** The items of a file of vCards. Groups give none: their names are tags of their members. */
export async function* vcardItems(file: SniffedFile, watch: ReadWatch): AsyncGenerator<ReadItem[]> {
  const { encoding } = file.encoding;
  const source: TextSource = { fallback: encoding, wide: /^utf-(?:16|32)/.test(encoding) };
  const groups = await groupsByMember(file, source, watch);
  let count = 0;
  for await (const cards of rawCards(file.stamp, file.encoding, watch)) {
    const items: ReadItem[] = [];
    for (const raw of cards) {
      if (raw.state === "closed" && isGroup(raw)) continue;
      const card = openCard(raw, source);
      const keys = groups.size
        ? [
            valueOf(card, "UID"),
            ...card.properties.filter((one) => one.name === "EMAIL").map((one) => one.raw),
          ]
        : [];
      items.push(
        cardItem(
          card,
          keys.flatMap((key) => groups.get(memberKey(key)) ?? []),
        ),
      );
    }
    count += items.length;
    yield items;
  }
  if (count === 0) throw new UserError("no-rows", { file: file.stamp.name, line: 1 });
}
