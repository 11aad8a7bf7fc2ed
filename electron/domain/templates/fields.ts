// The merge fields as data: what each is called in braces, and whose it is. A later feature adds its own here and gives their values.

export const fieldGroups = ["person", "partner", "program", "numbers", "me", "dates", "own"] as const;
export type FieldGroup = (typeof fieldGroups)[number];

export interface TemplateField {
  /** As it stands in braces. */
  name: string;
  group: FieldGroup;
}

const named: Readonly<Record<Exclude<FieldGroup, "own">, readonly string[]>> = {
  person: ["first name", "last name", "full name", "role", "e-mail", "phone"],
  partner: ["partner", "website", "country", "tier"],
  program: ["program", "client", "network", "network id", "currency", "stage"],
  // Of the last 90 days of imported numbers.
  numbers: [
    "clicks",
    "orders",
    "sales",
    "commission",
    "conversion rate",
    "EPC",
    "numbers from",
    "numbers to",
  ],
  me: ["my name"],
  dates: ["today", "next contact", "last contact"],
};

/** In the order in which they are offered. Own fields, which each workspace names itself, come after them. */
export const templateFields: readonly TemplateField[] = fieldGroups.flatMap((group) =>
  group === "own" ? [] : named[group].map((name) => ({ name, group })),
);
