// A partner's record as the page holds it, and the one way its facts are saved.
import { call, type Api, type InputOf, type OutputOf } from "../../api/client.ts";

export type PartnerRecord = OutputOf<Api["partners"]["get"]>;
export type PartnerSet = InputOf<Api["partners"]["update"]>["set"];
export type Membership = PartnerRecord["memberships"][number];

export const savePartner = (id: number, set: PartnerSet): Promise<{ batchId: number }> =>
  call((api) => api.partners.update, { id, set });

export type PersonRecord = OutputOf<Api["contacts"]["get"]>;
export type PersonRow = OutputOf<Api["contacts"]["list"]>["rows"][number];
export type PersonSet = InputOf<Api["contacts"]["update"]>["set"];

export const savePerson = (id: number, set: PersonSet): Promise<{ batchId: number }> =>
  call((api) => api.contacts.update, { id, set });
