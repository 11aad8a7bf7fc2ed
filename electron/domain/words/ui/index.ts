// The words of the screens, one file per page.
import { accounts } from "./accounts.ts";
import { brief } from "./brief.ts";
import { agreements } from "./agreements.ts";
import { chart } from "./chart.ts";
import { duplicateReasons } from "./duplicateReasons.ts";
import { exportAll } from "./exportAll.ts";
import { duplicates } from "./duplicates.ts";
import { exports } from "./exports.ts";
import { fields } from "./fields.ts";
import { frame } from "./frame.ts";
import { names } from "./names.ts";
import { overview } from "./overview.ts";
import { table } from "./table.ts";
import { partners } from "./partners.ts";
import { partner } from "./partner.ts";
import { history } from "./history.ts";
import { imports } from "./import.ts";
import { keys } from "./keys.ts";
import { logCall } from "./logCall.ts";
import { metrics } from "./metrics.ts";
import { payoutCheck } from "./payoutCheck.ts";
import { performance } from "./performance.ts";
import { priority } from "./priority.ts";
import { negotiation } from "./negotiation.ts";
import { negotiations } from "./negotiations.ts";
import { promises } from "./promises.ts";
import { results } from "./results.ts";
import { reminders } from "./reminders.ts";
import { remindersPage } from "./remindersPage.ts";
import { report } from "./report.ts";
import { reportFormats } from "./reportFormats.ts";
import { reports } from "./reports.ts";
import { said } from "./said.ts";
import { share } from "./share.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { tasks } from "./tasks.ts";
import { templates, write } from "./templates.ts";
import { terms } from "./terms.ts";
import { today } from "./today.ts";
import { trash } from "./trash.ts";
import { welcome } from "./welcome.ts";

export const ui = {
  duplicates,
  accounts,
  brief,
  agreements,
  chart,
  duplicateReasons,
  exportAll,
  exports,
  fields,
  frame,
  names,
  overview,
  table,
  partners,
  partner,
  history,
  imports,
  keys,
  logCall,
  metrics,
  negotiation,
  negotiations,
  payoutCheck,
  performance,
  priority,
  promises,
  results,
  reminders,
  remindersPage,
  report,
  reportFormats,
  reports,
  said,
  settings,
  share,
  shell,
  tasks,
  templates,
  terms,
  today,
  trash,
  welcome,
  write,
} as const;
