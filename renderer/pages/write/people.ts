// Whom one can write to from an open record: the person at each of their addresses, or everybody at the partner who has one.
import { useRead, type CallError } from "../../api/client.ts";

export interface Addressee {
  contactId: number;
  name: string;
  address: string;
  doNotContact: boolean;
}

export interface Addressees {
  /** What is open, by name. */
  name: string;
  rows: Addressee[];
  /** The only person: chosen already. */
  only: Addressee | null;
}

/** Null while it is asked. */
export function useAddressees(
  partnerId: number | undefined,
  contactId: number | undefined,
): { found: Addressees | null; error: CallError | null } {
  const ofPerson = contactId !== undefined;
  const person = useRead((api) => api.contacts.get, { id: contactId ?? 0 }, { enabled: ofPerson });
  const partner = useRead((api) => api.partners.get, { id: partnerId ?? 0 }, { enabled: !ofPerson });
  const people = useRead(
    (api) => api.contacts.list,
    { partnerId: partnerId ?? 0, limit: 500 },
    { enabled: !ofPerson },
  );
  const error = ofPerson ? person.error : (partner.error ?? people.error);
  const rows = ofPerson ? (person.data ? [person.data] : null) : (people.data?.rows ?? null);
  const name = ofPerson ? person.data?.fullName : partner.data?.name;
  if (!rows || name === undefined) return { found: null, error };
  const all = rows.flatMap(({ id, fullName, emails, doNotContact }) =>
    emails.map((address) => ({ contactId: id, name: fullName, address, doNotContact })),
  );
  const one = new Set(all.map((each) => each.contactId)).size === 1;
  return { found: { name, rows: all, only: one ? all[0]! : null }, error };
}
