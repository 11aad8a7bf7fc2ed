// The contacts file that the tour imports: people whom the example knows, changed, new ones, and an address nobody reads.
import Papa from "papaparse";
import { makeExample } from "../../electron/data/example/example.ts";

const header = [
  "First Name",
  "Last Name",
  "Organization Name",
  "Organization Title",
  "Notes",
  "Labels",
  "E-mail 1 - Label",
  "E-mail 1 - Value",
  "Phone 1 - Label",
  "Phone 1 - Value",
];

/** A small export under Google's current header; `today` is the day for which the example was made. */
export function tourContacts(today: string): string {
  const { people, partners } = makeExample(today);
  const nameOf = (ref: string | null): string => partners.find((one) => one.ref === ref)?.name ?? "";
  const known = people
    .filter(
      ({ partner, emails, name }) =>
        partner !== null && emails.length > 0 && name.phoneticGiven === undefined,
    )
    .slice(0, 6);
  const rows = known.map(({ partner, name, emails }, at) => [
    name.given ?? "",
    name.family ?? "",
    nameOf(partner),
    at % 2 === 0 ? "Head of content" : "",
    at % 3 === 0 ? "Met again at the trade week." : "",
    "* myContacts ::: Affiliates",
    "Work",
    emails[0]!.value,
    "Mobile",
    `+44 7700 9004${10 + at}`,
  ]);
  const fresh = [
    [
      "Ottoline",
      "Marsh",
      "Salt Marsh Weekly",
      "Editor",
      "Newsletter on coastal paths.",
      "Affiliates",
      "Work",
      "ottoline@saltmarsh.example",
      "Work",
      "+44 20 7946 0455",
    ],
    [
      "Émile",
      "Garrigue",
      "Sentier Bleu",
      "Founder",
      "",
      "Affiliates",
      "Work",
      "emile@sentierbleu.example",
      "",
      "",
    ],
    [
      "",
      "",
      "Lantern & Rope",
      "",
      "Shared address only.",
      "Affiliates",
      "Work",
      "hello@lanternandrope.example",
      "",
      "",
    ],
    ["", "", "Network news", "", "", "", "Work", "no-reply@network-news.example", "", ""],
  ];
  return Papa.unparse({ fields: header, data: rows.concat(fresh) });
}
