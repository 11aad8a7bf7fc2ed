// Headers: which format they are, what their columns hold, and when two of them are the same.
import { describe, expect, it } from "vitest";
import { isField, mappableFields } from "./fields.ts";
import { detectFormat, formats } from "./formats.ts";
import { columnName, guessColumn, guessMapping, headerFingerprint } from "./headers.ts";

describe("columnName", () => {
  it.each([
    ["E-mail 12 - Value", "e mail # value", 12],
    ["Business Country/Region", "business country region", 1],
    ["Straße geschäftlich 2", "strasse geschaftlich #", 2],
    ["Assistant's Phone", "assistant s phone", 1],
    ["Price (#)", "price", 1],
    ["", "", 1],
  ])("%j", (cell, key, number) => expect(columnName(cell)).toEqual({ key, number }));
});

describe("headerFingerprint", () => {
  const header = ["First Name", "Last Name", "E-mail"];
  it("is blind to case and spacing, and to nothing else", () => {
    expect(headerFingerprint(["first  name", " LAST NAME", "e-mail"])).toBe(headerFingerprint(header));
    expect(headerFingerprint(["Last Name", "First Name", "E-mail"])).not.toBe(headerFingerprint(header));
    expect(headerFingerprint(["First Name", "Last Name E-mail"])).not.toBe(headerFingerprint(header));
    expect(headerFingerprint([...header, ""])).not.toBe(headerFingerprint(header));
  });
  it("never changes: mappings are remembered by it", () =>
    expect(headerFingerprint(header)).toBe("3-14d4b02e5c3f9138"));
});

describe("detectFormat", () => {
  it.each([
    [["First Name", "Last Name", "Labels", "Organization Name", "E-mail 4 - Value"], "google-contacts"],
    [["Name", "Given Name", "Family Name", "Group Membership"], "google-contacts-old"],
    [["Title", "First Name", "Last Name", "E-mail Address", "E-mail Type"], "outlook"],
    [["Anrede", "Vorname", "Nachname", "E-Mail-Adresse", "E-Mail-Typ"], "outlook"],
    [["Titre", "Prénom", "Nom", "Adresse de messagerie", "Type de messagerie"], "outlook"],
    [["Nombre", "Apellidos", "Dirección de correo electrónico", "Tipo de correo electrónico"], "outlook"],
    [["First Name", "Last Name", "E-mail Address", "Home Phone", "Business Phone"], "outlook-com"],
    [["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"], "linkedin"],
    [["first name", "LAST NAME", "Email address", "Company", "Position", "connected on"], "linkedin"],
  ])("%j is %s", (header, format) => expect(detectFormat(header)?.format).toBe(format));

  it("knows nothing else", () => {
    expect(detectFormat(["Name", "E-mail", "Company"])).toBeNull();
    expect(detectFormat([])).toBeNull();
  });

  it("maps only to fields that exist", () => {
    const fields = formats.flatMap((definition) =>
      Object.values(definition.columns).map((role) => role.field),
    );
    expect(fields.filter((field) => !isField(field))).toEqual([]);
  });
});

describe("guessMapping", () => {
  const guessed = (header: string[]): (string | null)[] => {
    const mapping = guessMapping(header);
    return header.map((_, column) => mapping[column] ?? null);
  };

  it.each([
    [
      ["Name", "E-mail", "Company", "Title"],
      ["fullName", "email", "organization", "role"],
    ],
    [
      ["Vorname", "Nachname", "E-Mail", "Firma", "Funktion", "Notizen"],
      ["given", "family", "email", "organization", "role", "note"],
    ],
    [
      ["Prénom", "Nom", "Courriel", "Société", "Téléphone", "Pays"],
      ["given", "family", "email", "organization", "phone", "partner.country"],
    ],
    [
      ["Nombre", "Apellidos", "Correo electrónico", "Empresa", "Cargo"],
      ["given", "family", "email", "organization", "role"],
    ],
    [
      ["氏名", "会社名", "メールアドレス", "電話番号"],
      ["fullName", "organization", "email", "phone"],
    ],
    [
      ["Person - Name", "Person - Email - Work", "Organization - Name"],
      ["fullName", "email", "organization"],
    ],
    [
      ["Record ID", "First Name", "Contact owner", "Associated Company", "Associated Company IDs"],
      [null, "given", null, "organization", null],
    ],
    [
      ["Publisher", "Awin ID", "CJ PID", "Impact Partner ID", "ShareASale Affiliate ID", "Tier"],
      [
        "organization",
        "networkId:awin",
        "networkId:cj",
        "networkId:impact",
        "networkId:shareasale",
        "partner.tier",
      ],
    ],
    [
      ["Name", "Website", "Type", "Stage"],
      ["organization", "website", "partner.types", "partner.stage"],
    ],
    [
      ["Name", "Email", "Website"],
      ["fullName", "email", "website"],
    ],
    [
      ["Email", "Email 2", "Work email", "Handy"],
      ["email", "email", "email", "phone"],
    ],
    [
      ["Title", "Job title"],
      ["role", null],
    ],
    [
      ["Colour", "Shape", ""],
      [null, null, null],
    ],
  ])("%j", (header, fields) => expect(guessed(header)).toEqual(fields));

  it.each([
    ["Work email", "Work"],
    ["Person - Phone - Mobile", "Mobile"],
    ["Handy", "Mobile"],
    ["Telefon privat", "Home"],
    ["LinkedIn URL", "LinkedIn"],
    ["Instagram handle", "Instagram"],
    ["Email", ""],
  ])("takes the label of %j from its name: %j", (cell, label) =>
    expect(guessColumn(cell)?.label).toBe(label),
  );
});

describe("mappableFields", () => {
  it("names each field once, with a word", () => {
    const fields = mappableFields.map((one) => one.field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(mappableFields.every((one) => /^fields\.[a-zA-Z]+$/.test(one.word))).toBe(true);
  });
  it("knows a field from any other text", () => {
    expect(isField("networkId:awin")).toBe(true);
    expect(isField("networkId:other-world")).toBe(false);
    expect(isField("constructor")).toBe(false);
  });
});
