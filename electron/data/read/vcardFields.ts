// The properties of one card into the fields of a record, for vCard 2.1, 3.0 and 4.0 and the habits of the programs writing them.
import { oneLine } from "../../domain/contacts/cells.ts";
import { type ContactRecord, emptyRecord, type Labelled } from "../../domain/contacts/record.ts";
import { parseBirthday } from "../../domain/text/birthday.ts";
import { onSharedPlatform } from "../../domain/text/website.ts";
import type { Card } from "./vcardCard.ts";
import { takePhoto } from "./vcardPhoto.ts";
import {
  decodedText,
  param,
  paramText,
  type Property,
  splitEscaped,
  type TextSource,
  unescaped,
} from "./vcardProperty.ts";
import { messengers, ownFacts, silentTypes, systemTags, typeWords } from "./vcardWords.ts";

function labelOf(property: Property, labels: ReadonlyMap<string, string>, source: TextSource): string {
  const own = property.group === "" ? undefined : labels.get(property.group);
  if (own !== undefined) return own;
  const types = param(property, "TYPE").filter((type) => !silentTypes.has(type));
  return [
    ...new Set(types.map((type) => typeWords[type] ?? paramText(type, source).replace(/^x-/, ""))),
  ].join(" ");
}

const preferred = (property: Property): boolean =>
  param(property, "TYPE").includes("pref") || param(property, "PREF")[0] === "1";

const labelled = (property: Property, value: string, label: string): Labelled =>
  preferred(property) ? { label, value, preferred: true } : { label, value };

/** Fills one record, property by property. */
export class Filler {
  readonly record: ContactRecord;
  private readonly card: Card;
  private readonly labels = new Map<string, string>();
  private readonly alternatives = new Set<string>();
  company = false;

  constructor(card: Card) {
    this.card = card;
    this.record = emptyRecord(card.raw.line);
    for (const property of card.properties) {
      if (property.name === "X-ABLABEL")
        this.labels.set(property.group, this.text(property).replace(/^_\$!<(.*)>!\$_$/, "$1"));
    }
  }

  private text(property: Property): string {
    return unescaped(decodedText(property, this.card.source), this.card.old);
  }

  /** The parts of a structured value. A list inside a part is one text: with a space where only a comma divides it. */
  private parts(property: Property): string[] {
    return splitEscaped(decodedText(property, this.card.source), ";").map((part) =>
      oneLine(
        unescaped(
          this.card.old
            ? part
            : splitEscaped(part, ",").reduce((all, next) => all + (next.startsWith(" ") ? "," : " ") + next),
          this.card.old,
        ),
      ),
    );
  }

  private list(property: Property): string[] {
    const text = decodedText(property, this.card.source);
    const parts = splitEscaped(text, ",").flatMap((part) =>
      this.card.old ? splitEscaped(part, ";") : [part],
    );
    return parts.map((part) => oneLine(unescaped(part, this.card.old))).filter((part) => part !== "");
  }

  /** A parameter that is text. */
  private says(property: Property, name: string): string | undefined {
    const raw = param(property, name)[0];
    return raw === undefined ? undefined : paramText(raw, this.card.source);
  }

  private label(property: Property): string {
    return labelOf(property, this.labels, this.card.source);
  }

  put(property: Property): void {
    const alternative = param(property, "ALTID")[0];
    if (alternative !== undefined) {
      // The same value in several languages or scripts: the first one stands for all.
      const key = `${property.name} ${alternative}`;
      if (this.alternatives.has(key)) return;
      this.alternatives.add(key);
    }
    const { record } = this;
    const { name } = property;
    const messenger = messengers[name];
    const fact = ownFacts[name];
    if (messenger !== undefined) this.link(property, messenger);
    else if (fact !== undefined) this.own(property, fact);
    else if (name === "PHOTO") takePhoto(record, property);
    else this.field(property);
  }

  private field(property: Property): void {
    const { record } = this;
    switch (property.name) {
      case "FN":
        if (record.fullName === "" || preferred(property))
          record.fullName = oneLine(this.text(property)) || record.fullName;
        break;
      case "N":
        this.names(property);
        break;
      case "NICKNAME":
        record.name.nickname ??= this.list(property)[0];
        break;
      case "X-PHONETIC-FIRST-NAME":
        record.name.phoneticGiven = oneLine(this.text(property));
        break;
      case "X-PHONETIC-LAST-NAME":
        record.name.phoneticFamily = oneLine(this.text(property));
        break;
      case "ORG": {
        const [organization = "", ...units] = this.parts(property);
        if (record.organization !== "") break;
        record.organization = organization;
        record.department = units.filter((unit) => unit !== "").join(", ");
        break;
      }
      case "TITLE":
        this.role(property, true);
        break;
      case "ROLE":
        this.role(property, false);
        break;
      case "EMAIL":
        this.email(property);
        break;
      case "TEL":
        this.phone(property);
        break;
      case "URL":
        this.site(property);
        break;
      case "X-SOCIALPROFILE":
      case "SOCIALPROFILE":
      case "IMPP":
        this.profile(property);
        break;
      case "ADR":
        this.address(property);
        break;
      case "BDAY":
        this.birthday(property);
        break;
      case "NOTE": {
        const note = this.text(property);
        record.note = record.note === "" ? note : `${record.note}\n\n${note}`;
        break;
      }
      case "CATEGORIES":
        for (const tag of this.list(property))
          if (!systemTags.has(tag.toLowerCase()) && !record.tags.includes(tag)) record.tags.push(tag);
        break;
      case "LANG":
      case "LANGUAGE":
        if (this.text(property) !== "") record.languages.push(this.text(property));
        break;
      case "TZ":
        record.timeZone ||= this.text(property);
        break;
      case "UID":
        record.uid = this.text(property)
          .replace(/^urn:uuid:/i, "")
          .toLowerCase();
        break;
      case "X-LIAISON-FIELD":
        record.own.push({ name: this.label(property), value: this.text(property) });
        break;
      case "X-ABSHOWAS":
        this.company ||= this.text(property).toUpperCase() === "COMPANY";
        break;
      case "KIND":
        this.company ||= /^org/i.test(this.text(property));
        break;
      case "RELATED":
      case "X-ABRELATEDNAMES":
      case "X-ABDATE":
        this.own(property, this.label(property) || property.name);
        break;
      default:
    }
  }

  private names(property: Property): void {
    const [family, given, middle, prefix, suffix] = this.parts(property);
    const { name } = this.record;
    for (const [key, part] of Object.entries({ family, given, middle, prefix, suffix })) {
      if (part !== undefined && part !== "") Object.assign(name, { [key]: part });
    }
  }

  private role(property: Property, title: boolean): void {
    const text = oneLine(this.text(property));
    const { record } = this;
    if (text === "" || text === record.role) return;
    if (record.role === "") record.role = text;
    else if (title && !this.titled) {
      record.own.push({ name: "Role", value: record.role });
      record.role = text;
    } else record.own.push({ name: title ? "Title" : "Role", value: text });
    this.titled ||= title;
  }
  private titled = false;

  private email(property: Property): void {
    const value = oneLine(this.text(property)).replace(/^mailto:/i, "");
    if (value === "") return;
    const types = param(property, "TYPE");
    if (!value.includes("@") || value.startsWith("/") || types.includes("ex") || types.includes("x400"))
      this.record.problems.push({ code: "not-an-email", params: { value } });
    else this.record.emails.push(labelled(property, value, this.label(property)));
  }

  private phone(property: Property): void {
    const value = oneLine(this.text(property)).replace(/^tel:/i, "");
    if (value !== "") this.record.phones.push(labelled(property, value, this.label(property)));
  }

  private site(property: Property): void {
    const value = oneLine(this.text(property));
    if (value === "") return;
    // A page of the person's own says so, where it was written here: else it would be the company's.
    const own = param(property, "X-LIAISON").includes("link") || onSharedPlatform(value);
    const list = own ? this.record.links : this.record.websites;
    list.push(labelled(property, value, this.label(property)));
  }

  private link(property: Property, label: string): void {
    const value = oneLine(this.text(property));
    if (value !== "") this.record.links.push(labelled(property, value, label));
  }

  private profile(property: Property): void {
    const service = this.says(property, "X-SERVICE-TYPE") ?? this.says(property, "SERVICE-TYPE");
    const value = oneLine(this.text(property));
    const user = this.says(property, "X-USER") ?? this.says(property, "USERNAME");
    const shown = /^https?:/i.test(value) || user === undefined ? value.replace(/^x-apple:/i, "") : user;
    const scheme = /^([a-z][a-z0-9-]*):(?!\/\/)/i.exec(value)?.[1];
    const label =
      service ??
      (this.label(property) || (scheme && !/^https?$/i.test(scheme) && scheme !== "x-apple" ? scheme : ""));
    if (shown !== "") this.record.links.push(labelled(property, shown, label));
  }

  private address(property: Property): void {
    const [box = "", extended = "", street = "", city = "", region = "", postalCode = "", country = ""] =
      this.parts(property);
    const lines = [street, extended, box].filter((line) => line !== "").join("\n");
    const formatted = unescaped(this.says(property, "LABEL") ?? "", this.card.old);
    if (lines + city + region + postalCode + country + formatted !== "")
      this.record.addresses.push({
        label: this.label(property),
        formatted,
        street: lines,
        city,
        region,
        postalCode,
        country,
      });
  }

  private birthday(property: Property): void {
    const value = this.text(property);
    if (value === "" || this.record.birthday !== null) return;
    this.record.birthday = parseBirthday(value);
    if (this.record.birthday === null)
      this.record.problems.push({ code: "birthday-unclear", params: { value } });
  }

  private own(property: Property, name: string): void {
    const value = oneLine(this.text(property)).replace(/^_\$!<(.*)>!\$_$/, "$1");
    if (value !== "") this.record.own.push({ name, value });
  }
}
