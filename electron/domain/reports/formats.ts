// The report formats that come with the program, as data: how each is known and what its columns hold.
import type { ReportFormat } from "./formatShape.ts";
import { affiliatewpReferrals } from "./formats/affiliatewp.ts";
import { amazonEarnings, amazonOrders } from "./formats/amazon.ts";
import { awinPerformance, awinTransactions } from "./formats/awin.ts";
import { cjCommissions, cjPerformance } from "./formats/cj.ts";
import { dubCommissions, dubPartners } from "./formats/dub.ts";
import { everflow } from "./formats/everflow.ts";
import { impactActions, impactPerformance } from "./formats/impact.ts";
import { partnerizeConversions } from "./formats/partnerize.ts";
import { partnerstackRewards } from "./formats/partnerstack.ts";
import { postAffiliatePro } from "./formats/postaffiliatepro.ts";
import { rakutenOrders } from "./formats/rakuten.ts";
import { shareasaleTimespan, shareasaleTransactions } from "./formats/shareasale.ts";
import { skimlinks } from "./formats/skimlinks.ts";
import { tradedoublerEvents } from "./formats/tradedoubler.ts";

export const reportFormats: readonly ReportFormat[] = [
  awinPerformance,
  awinTransactions,
  cjPerformance,
  cjCommissions,
  impactPerformance,
  impactActions,
  shareasaleTimespan,
  shareasaleTransactions,
  rakutenOrders,
  everflow,
  partnerizeConversions,
  tradedoublerEvents,
  amazonEarnings,
  amazonOrders,
  partnerstackRewards,
  postAffiliatePro,
  affiliatewpReferrals,
  dubCommissions,
  dubPartners,
  skimlinks,
];
