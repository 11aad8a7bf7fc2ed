// The words of partners as data: stages, types, tiers. The order of `stages` is the order that decides a partner's own stage.

/** Stages of a membership, most telling first (docs/product.md): the partner's own stage is the first that any membership has. */
export const stages = [
  "key",
  "active",
  "onboarded",
  "agreed",
  "negotiating",
  "replied",
  "contacted",
  "found",
  "dormant",
  "ended",
  "lost",
] as const;
export type Stage = (typeof stages)[number];

/** The same stages in the order of a partnership's life: the columns of the board. */
export const stagePath = [
  "found",
  "contacted",
  "replied",
  "negotiating",
  "agreed",
  "onboarded",
  "active",
  "key",
  "dormant",
  "ended",
  "lost",
] as const satisfies readonly Stage[];

export const partnerTypes = [
  "content",
  "review",
  "comparison",
  "discount-code",
  "cashback",
  "loyalty",
  "influencer",
  "community",
  "email",
  "search",
  "display",
  "lead-generation",
  "sub-network",
  "browser-extension",
  "employee-portal",
  "technology",
  "b2b-referral",
] as const;
export type PartnerType = (typeof partnerTypes)[number];

export const tiers = ["A", "B", "C", "D"] as const;
export type Tier = (typeof tiers)[number];

export const networks = [
  "awin",
  "cj",
  "impact",
  "shareasale",
  "rakuten",
  "everflow",
  "partnerize",
  "tradedoubler",
  "amazon",
  "partnerstack",
  "postaffiliatepro",
  "affiliatewp",
  "dub",
  "skimlinks",
  "in-house",
  "other",
] as const;
export type Network = (typeof networks)[number];

/** Rank of a stage for SQL: 0 is the most telling. */
export const stageRank = (stage: Stage): number => stages.indexOf(stage);
