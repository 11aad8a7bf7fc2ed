// What an offer or an agreement says, as one value: its shape on the wire.
import { z } from "zod";

export const bases = ["perSale", "percent", "perLead", "perClick", "perMille", "hybrid"] as const;
export type Basis = (typeof bases)[number];
/** Calendar periods in which tiers, caps and goals count. */
export const pers = ["month", "quarter", "year"] as const;
export type Per = (typeof pers)[number];
export const attributions = ["last", "first", "split", "code"] as const;

const Amount = z.string().max(30);
const Text = z.string().trim().min(1).max(2_000);
const Texts = z.array(Text).max(50);
const Bp = z.number();
const Days = z.number();
const Per = z.enum(pers);
const By = z.enum(["orders", "value"]);

const Step = z.strictObject({ from: Amount, rateBp: Bp.optional(), perAction: Amount.optional() });

/**
 * The shape alone: keys and kinds. Amounts are decimal text with a point and at most five digits ("500.00"), rates whole
 * basis points (800 is 8 %), days 'YYYY-MM-DD'. What the values must hold to is checked by `parseTerms`, which says it in words.
 */
export const TermsShape = z.strictObject({
  currency: z.string().max(10),
  basis: z.enum(bases),
  perAction: Amount.optional(),
  rateBp: Bp.optional(),
  tiers: z
    .strictObject({
      by: By,
      per: Per,
      mode: z.enum(["marginal", "retroactive"]),
      steps: z.array(Step).max(50),
    })
    .optional(),
  flat: z
    .strictObject({ amount: Amount, per: z.enum(["once", ...pers]), viaNetwork: z.boolean() })
    .optional(),
  bonus: z
    .strictObject({ amount: Amount, when: z.strictObject({ by: By, atLeast: Amount, per: Per }) })
    .optional(),
  cap: z.strictObject({ by: z.enum(["orders", "commission"]), atMost: Amount, per: Per }).optional(),
  cookieDays: Days.optional(),
  attribution: z.enum(attributions).optional(),
  exclusivity: z
    .strictObject({ scope: Text, from: z.string().max(10), to: z.string().max(10).optional() })
    .optional(),
  netDays: Days.optional(),
  lockingDays: Days.optional(),
  holdbackBp: Bp.optional(),
  policies: Texts.optional(),
  clauses: Texts.optional(),
});

/** Terms as they travel and are kept (one JSON column). Source: issue "Negotiations", explained in docs/terms.md. */
export type Terms = z.infer<typeof TermsShape>;
export type Tiers = NonNullable<Terms["tiers"]>;
