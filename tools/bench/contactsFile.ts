// A contacts file as Google exports it, of any length: half of its people are at partners of the world, some columns stay empty.
import { writeFileSync } from "node:fs";
import Papa from "papaparse";
import { companyName, personName, scattered } from "./names.ts";
import { sizes } from "./world.ts";

const header = (
  "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As," +
  "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label," +
  "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Website 1 - Label,Website 1 - Value"
).split(",");

function row(at: number, seed: number): Record<string, string> {
  const chance = scattered(at, 200, seed);
  const [first = "", last = ""] = personName(at + 500_000, seed).split(" ");
  const known = chance % 2 === 0;
  const company = 1 + (scattered(at, 201, seed) % sizes.small.partners);
  const site = known ? `site-${company}.example` : `new-${at % 6000}.example`;
  return {
    "First Name": first,
    "Last Name": `${last}-${at}`,
    "Organization Name": known ? companyName(company, seed) : `Fresh Partner ${at % 6000}`,
    "Organization Title": chance % 3 === 0 ? "Editor" : "",
    Birthday: chance % 10 === 0 ? `19${60 + (chance % 40)}-0${1 + (chance % 9)}-1${chance % 10}` : "",
    Notes:
      chance % 4 === 0
        ? `Met in hall ${chance % 12}, prefers ${chance % 3 === 0 ? "a call" : "e-mail"}.`
        : "",
    Labels: "* myContacts ::: Affiliates",
    "E-mail 1 - Label": "* Work",
    "E-mail 1 - Value": `${last
      .toLowerCase()
      .normalize("NFD")
      .replaceAll(/[^a-z]/g, "")}.${at}@${site}`,
    "Phone 1 - Label": "Work",
    "Phone 1 - Value": chance % 3 === 0 ? "" : `+44 7700 ${900_000 + (at % 1000)}`,
    "Website 1 - Label": "Work",
    "Website 1 - Value": chance % 2 === 0 ? `https://www.${site}` : "",
  };
}

/** Writes `rows` records under Google's current header. */
export function writeContacts(file: string, rows: number, seed: number): void {
  const data = Array.from({ length: rows }, (_, at) => {
    const cells = row(at + 1, seed);
    return header.map((name) => cells[name] ?? "");
  });
  writeFileSync(file, `${Papa.unparse({ fields: header, data }, { newline: "\r\n" })}\r\n`);
}
