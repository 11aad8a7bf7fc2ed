// What the store gives of a negotiation: whole, and as a row of a list.
import type { Api, OutputOf } from "../../api/client.ts";

export type Negotiation = OutputOf<Api["negotiations"]["get"]>;
export type Offer = Negotiation["offers"][number];
export type Limit = Negotiation["limits"][number];
export type NegotiationRow = OutputOf<Api["negotiations"]["list"]>["rows"][number];
