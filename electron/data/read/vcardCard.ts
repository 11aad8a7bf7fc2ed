// A card opened: its properties, its version, and how its bytes become text.
import type { RawCard } from "./vcardLines.ts";
import { decodedText, parseProperty, type Property, type TextSource, unescaped } from "./vcardProperty.ts";

export interface Card {
  raw: RawCard;
  properties: Property[];
  /** Version 2.1. */
  old: boolean;
  source: TextSource;
}

export function openCard(raw: RawCard, source: TextSource): Card {
  const properties = raw.lines.flatMap((line) => parseProperty(line) ?? []);
  const version = properties.find((property) => property.name === "VERSION")?.raw.trim() ?? "";
  return { raw, properties, old: version.startsWith("2"), source };
}

/** The first value of a property as text, or empty. */
export function valueOf(card: Card, name: string): string {
  const property = card.properties.find((one) => one.name === name);
  return property ? unescaped(decodedText(property, card.source), card.old) : "";
}
