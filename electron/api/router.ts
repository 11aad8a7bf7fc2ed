// The contract: every feature file, every export of it one call. The page sees only the type.
import * as agreements from "./agreements.ts";
import * as attachments from "./attachments.ts";
import * as backups from "./backups.ts";
import * as calendar from "./calendar.ts";
import * as colleagues from "./colleagues.ts";
import * as contacts from "./contacts.ts";
import * as data from "./data.ts";
import type { Desk } from "./desk.ts";
import * as duplicates from "./duplicates.ts";
import * as example from "./example.ts";
import * as exchange from "./exchange.ts";
import * as exports from "./exports.ts";
import * as history from "./history.ts";
import * as imports from "./imports.ts";
import * as initiatives from "./initiatives.ts";
import * as interactions from "./interactions.ts";
import * as mail from "./mail.ts";
import * as limits from "./limits.ts";
import * as memberships from "./memberships.ts";
import * as negotiations from "./negotiations.ts";
import * as offers from "./offers.ts";
import * as ownFields from "./ownFields.ts";
import * as partners from "./partners.ts";
import * as performance from "./performance.ts";
import * as priorities from "./priorities.ts";
import * as programs from "./programs.ts";
import * as promises from "./promises.ts";
import * as rates from "./rates.ts";
import * as reminders from "./reminders.ts";
import * as reports from "./reports.ts";
import * as search from "./search.ts";
import * as settings from "./settings.ts";
import * as tasks from "./tasks.ts";
import * as templates from "./templates.ts";
import * as today from "./today.ts";
import * as trash from "./trash.ts";
import * as views from "./views.ts";
import * as workspace from "./workspace.ts";

export const calls = {
  agreements,
  attachments,
  backups,
  calendar,
  colleagues,
  contacts,
  duplicates,
  data,
  example,
  exchange,
  exports,
  history,
  imports,
  initiatives,
  interactions,
  mail,
  limits,
  memberships,
  negotiations,
  offers,
  ownFields,
  partners,
  performance,
  priorities,
  programs,
  promises,
  rates,
  reminders,
  reports,
  search,
  settings,
  tasks,
  templates,
  today,
  trash,
  views,
  workspace,
};

/** All calls by feature and name, those of the shell included. */
export type Api = typeof calls & { desk: Desk };
