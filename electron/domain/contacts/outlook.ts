// Outlook's address book as data: the classic program (also in other languages) and Outlook.com.
import type { SimpleField } from "./fields.ts";
import type { ColumnRole, FormatDefinition } from "./formatShape.ts";

const as = (field: SimpleField, label?: string): ColumnRole => ({ field, label });

/** What Outlook writes where nothing was entered. */
const empty: ReadonlySet<string> = new Set([
  "0/0/00",
  "0.0.00",
  "00/00/00",
  "00.00.00",
  "0-0-00",
  "unspecified",
  "normal",
  "false",
  "keine angabe",
  "non spécifié",
  "sin especificar",
]);
const separator = ";";

const addresses = (label: string, word: string): Record<string, ColumnRole> => ({
  [`${word} street`]: as("address.street", label),
  [`${word} street #`]: as("address.street", label),
  [`${word} address po box`]: as("address.street", label),
  [`${word} city`]: as("address.city", label),
  [`${word} state`]: as("address.region", label),
  [`${word} postal code`]: as("address.postalCode", label),
  [`${word} country region`]: as("address.country", label),
  [`${word} country`]: as("address.country", label),
});

const english: Record<string, ColumnRole> = {
  title: as("prefix"),
  "first name": as("given"),
  "middle name": as("middle"),
  "last name": as("family"),
  suffix: as("suffix"),
  nickname: as("nickname"),
  "given yomi": as("phoneticGiven"),
  "surname yomi": as("phoneticFamily"),
  company: as("organization"),
  department: as("department"),
  "job title": as("role"),
  ...addresses("Work", "business"),
  ...addresses("Home", "home"),
  ...addresses("Other", "other"),
  "assistant s phone": as("phone", "Assistant"),
  "business fax": as("phone", "Work Fax"),
  "business phone": as("phone", "Work"),
  "business phone #": as("phone", "Work"),
  callback: as("phone", "Callback"),
  "car phone": as("phone", "Car"),
  "company main phone": as("phone", "Main"),
  "home fax": as("phone", "Home Fax"),
  "home phone": as("phone", "Home"),
  "home phone #": as("phone", "Home"),
  "mobile phone": as("phone", "Mobile"),
  "other fax": as("phone", "Other Fax"),
  "other phone": as("phone", "Other"),
  pager: as("phone", "Pager"),
  "primary phone": as("phone", "Main"),
  anniversary: as("own", "Anniversary"),
  "assistant s name": as("own", "Assistant's Name"),
  "manager s name": as("own", "Manager's Name"),
  "referred by": as("own", "Referred By"),
  spouse: as("own", "Spouse"),
  "user #": as("own"),
  birthday: as("birthday"),
  categories: as("tags"),
  keywords: as("tags"),
  "e mail address": { field: "email", kindKey: "e mail type" },
  "e mail # address": { field: "email", kindKey: "e mail # type" },
  language: as("languages"),
  notes: as("note"),
  "web page": as("website"),
  "personal web page": as("link"),
  imaddress: as("link", "IM"),
};

const shape = { empty, separator } as const;

/** Known by the type or display name of its e-mails, which Outlook.com does not have. */
export const outlookClassic: readonly FormatDefinition[] = [
  {
    ...shape,
    format: "outlook",
    needs: ["first name", "last name", "e mail address", "e mail type"],
    columns: english,
  },
  {
    ...shape,
    format: "outlook",
    needs: ["first name", "last name", "e mail address", "e mail display name"],
    columns: english,
  },
];

export const outlookWeb: FormatDefinition = {
  ...shape,
  format: "outlook-com",
  needs: ["first name", "last name", "e mail address", "business phone", "home phone"],
  columns: english,
};

const german: Record<string, ColumnRole> = {
  anrede: as("prefix"),
  vorname: as("given"),
  "weitere vornamen": as("middle"),
  nachname: as("family"),
  suffix: as("suffix"),
  firma: as("organization"),
  abteilung: as("department"),
  position: as("role"),
  ...Object.fromEntries(
    (
      [
        ["geschaftlich", "Work"],
        ["privat", "Home"],
      ] as const
    ).flatMap(([word, label]) => [
      [`strasse ${word}`, as("address.street", label)],
      [`strasse ${word} #`, as("address.street", label)],
      [`ort ${word}`, as("address.city", label)],
      [`region ${word}`, as("address.region", label)],
      [`bundesland kanton ${word}`, as("address.region", label)],
      [`postleitzahl ${word}`, as("address.postalCode", label)],
      [`land region ${word}`, as("address.country", label)],
      [`telefon ${word}`, as("phone", label)],
      [`telefon ${word} #`, as("phone", label)],
      [`fax ${word}`, as("phone", `${label} Fax`)],
    ]),
  ),
  mobiltelefon: as("phone", "Mobile"),
  haupttelefon: as("phone", "Main"),
  "telefon firma": as("phone", "Main"),
  "weiteres telefon": as("phone", "Other"),
  autotelefon: as("phone", "Car"),
  "e mail adresse": { field: "email", kindKey: "e mail typ" },
  "e mail # adresse": { field: "email", kindKey: "e mail # typ" },
  geburtstag: as("birthday"),
  jahrestag: as("own", "Jahrestag"),
  kategorien: as("tags"),
  notizen: as("note"),
  sprache: as("languages"),
  webseite: as("website"),
};

const french: Record<string, ColumnRole> = {
  titre: as("prefix"),
  prenom: as("given"),
  "deuxieme prenom": as("middle"),
  nom: as("family"),
  suffixe: as("suffix"),
  societe: as("organization"),
  service: as("department"),
  profession: as("role"),
  "titre professionnel": as("role"),
  ...Object.fromEntries(
    (
      [
        ["bureau", "Work"],
        ["domicile", "Home"],
      ] as const
    ).flatMap(([word, label]) => [
      [`rue ${word}`, as("address.street", label)],
      [`ville ${word}`, as("address.city", label)],
      [`code postal ${word}`, as("address.postalCode", label)],
      [`pays region ${word}`, as("address.country", label)],
      [`telephone ${word}`, as("phone", label)],
      [`telephone # ${word}`, as("phone", label)],
      [`telephone ${word} #`, as("phone", label)],
      [`telecopie ${word}`, as("phone", `${label} Fax`)],
    ]),
  ),
  "tel mobile": as("phone", "Mobile"),
  "telephone mobile": as("phone", "Mobile"),
  "adresse de messagerie": { field: "email", kindKey: "type de messagerie" },
  "adresse de messagerie #": { field: "email", kindKey: "type de messagerie #" },
  anniversaire: as("birthday"),
  categories: as("tags"),
  notes: as("note"),
  langue: as("languages"),
  "page web": as("website"),
};

const spanish: Record<string, ColumnRole> = {
  titulo: as("prefix"),
  nombre: as("given"),
  "segundo nombre": as("middle"),
  apellidos: as("family"),
  sufijo: as("suffix"),
  organizacion: as("organization"),
  compania: as("organization"),
  departamento: as("department"),
  puesto: as("role"),
  cargo: as("role"),
  "calle del trabajo": as("address.street", "Work"),
  "ciudad de trabajo": as("address.city", "Work"),
  "codigo postal del trabajo": as("address.postalCode", "Work"),
  "pais o region del trabajo": as("address.country", "Work"),
  "telefono del trabajo": as("phone", "Work"),
  "numero de fax del trabajo": as("phone", "Work Fax"),
  "telefono movil": as("phone", "Mobile"),
  movil: as("phone", "Mobile"),
  "direccion de correo electronico": { field: "email", kindKey: "tipo de correo electronico" },
  "direccion de correo electronico #": { field: "email", kindKey: "tipo de correo electronico #" },
  "direccion del correo electronico": { field: "email", kindKey: "tipo de correo electronico" },
  cumpleanos: as("birthday"),
  categorias: as("tags"),
  notas: as("note"),
  idioma: as("languages"),
  "pagina web": as("website"),
};

/** The classic program in other languages; days there are day first. */
export const outlookLocal: readonly FormatDefinition[] = [
  {
    format: "outlook",
    empty,
    separator,
    monthFirst: false,
    needs: ["vorname", "nachname", "e mail adresse", "e mail typ"],
    columns: german,
  },
  {
    format: "outlook",
    empty,
    separator,
    monthFirst: false,
    needs: ["prenom", "nom", "adresse de messagerie", "type de messagerie"],
    columns: french,
  },
  {
    format: "outlook",
    empty,
    separator,
    monthFirst: false,
    needs: ["nombre", "apellidos", "tipo de correo electronico"],
    columns: spanish,
  },
];
