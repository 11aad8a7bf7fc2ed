// The addresses of the pages. Each is in the hash, so Back and Forward are the window's own.
import { navigate } from "wouter/use-hash-location";

/** How tasks are shown, with the day of a week or month; without a day it is the one of today. */
export type TasksView =
  | { view: "list" }
  | { view: "board" }
  /** 'YYYY-MM-DD', any day of the week. */
  | { view: "week"; at?: string }
  /** 'YYYY-MM' */
  | { view: "month"; at?: string };

export const routes = {
  /** With a task over the right part. */
  today: (task?: number) => (task === undefined ? "/today" : `/today/${task}`),
  partners: () => "/partners",
  /** The record over the right part of the list. */
  partner: (id: number) => `/partners/${id}`,
  partnerFull: (id: number) => `/partners/${id}/full`,
  /** The record in full with its changes, those of one batch where one is given. */
  partnerChanges: (id: number, batch?: number) =>
    `/partners/${id}/full/changes${batch === undefined ? "" : `/${batch}`}`,
  /** What is needed before one calls. */
  brief: (id: number) => `/partners/${id}/brief`,
  /** Commissions beside what the terms say; with a partner only its own. */
  payouts: (partnerId?: number) => (partnerId === undefined ? "/payouts" : `/payouts/${partnerId}`),
  /** Pairs that could be one, all or those of a kind, with one of them side by side. */
  duplicates: (kind?: "partner" | "contact", a?: number, b?: number) =>
    ["/duplicates", ...(kind === undefined ? [] : [kind]), ...(a === undefined ? [] : [`${a}-${b}`])].join(
      "/",
    ),
  people: () => "/people",
  person: (id: number) => `/people/${id}`,
  /** The tasks in one of their views, with a task over it. */
  tasks: (shown: TasksView = { view: "list" }, id?: number) =>
    [
      "/tasks",
      ...(shown.view === "list" ? [] : [shown.view]),
      ...("at" in shown && shown.at !== undefined ? [shown.at] : []),
      ...(id === undefined ? [] : [String(id)]),
    ].join("/"),
  /** A task over the list. */
  task: (id: number) => `/tasks/${id}`,
  negotiations: (view: "list" | "board" = "list") =>
    view === "list" ? "/negotiations" : "/negotiations/board",
  /** One negotiation in full. */
  negotiation: (id: number) => `/negotiations/${id}`,
  /** Mail and partners of reports that match nobody; without a kind whichever waits. */
  unmatched: (kind?: "mail" | "reports") => (kind === undefined ? "/unmatched" : `/unmatched/${kind}`),
  /** The conversation that a message is in, by the message's interaction. */
  thread: (id: number) => `/thread/${id}`,
  /** With what is counted (pages/performance/question.ts) and the partner that is open, or minus the account of an unmatched one. */
  performance: (question = "", who?: number) =>
    `/performance${question === "" ? "" : `/${question}`}${question === "" || who === undefined ? "" : `/${who}`}`,
  /** With a batch that import is pointed at among the earlier ones. */
  imports: (batch?: number) => (batch === undefined ? "/import" : `/import/past-${batch}`),
  /** Shared files: saved, opened, put together; with the token of a file that is open, in one of its steps. */
  share: (token?: string, step?: "changes" | "conflicts" | "result") =>
    [
      "/share",
      ...(token === undefined ? [] : [encodeURIComponent(token)]),
      ...(step === undefined || step === "changes" ? [] : [step]),
    ].join("/"),
  /** With a batch that putting together is pointed at among the earlier ones. */
  sharePast: (batch: number) => `/share/past-${batch}`,
  trash: () => "/trash",
  /** With a section it is scrolled to. */
  settings: (section?: string) => (section === undefined ? "/settings" : `/settings/${section}`),
} as const;

export const go = (to: string, replace = false): void => navigate(to, { replace });
/** The address as it stands in a link. */
export const href = (to: string): string => `#${to}`;
