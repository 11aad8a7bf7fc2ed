// For journeys of reminders: a task that reminds at a moment, what the journal says, and an app on the bus of the journey's own.
import type { ElectronApplication, Page } from "@playwright/test";
import { value } from "./bridge.ts";
import type { Desktop } from "./daemon.ts";
import { expect, launchApp } from "./fixture.ts";

export interface JournalRow {
  id: number;
  taskId: number;
  title: string;
  dueAt: number;
  firedAt: number;
  outcome: string;
  clickedAt: number | null;
  snoozedTo: number | null;
}

/** Until the store has opened. */
export async function ready(page: Page): Promise<Page> {
  await page.waitForFunction(() => "liaison" in window);
  await expect.poll(async () => (await value<{ state: string }>(page, "desk.ready")).state).toBe("ready");
  return page;
}

/** Starts Liaison on that desktop, at that moment and in that zone where they are given. */
export async function open(
  userData: string,
  desktop: Desktop,
  now?: number,
  zone?: string,
): Promise<{ app: ElectronApplication; page: Page }> {
  const launchEnv = {
    ...desktop.env,
    ...(now !== undefined && { LIAISON_NOW: new Date(now).toISOString() }),
    ...(zone !== undefined && { TZ: zone }),
  };
  const app = await launchApp(userData, { launchEnv });
  return { app, page: await ready(await app.firstWindow()) };
}

/** A task that reminds at these moments and at no other. */
export const remind = (page: Page, title: string, ...remindAt: number[]): Promise<{ id: number }> =>
  value(page, "tasks.create", { title, remindAt });

export const journal = async (page: Page): Promise<JournalRow[]> =>
  (await value<{ rows: JournalRow[] }>(page, "reminders.journal", { limit: 1000 })).rows;

/** The journal, once it has so many rows and the system has answered for each. */
export async function fired(page: Page, count: number): Promise<JournalRow[]> {
  await expect
    .poll(
      async () => {
        const rows = await journal(page);
        return rows.filter(({ outcome }) => outcome !== "single" && outcome !== "digest").length;
      },
      { timeout: 20_000 },
    )
    .toBe(count);
  return journal(page);
}

/** Long enough for what must not come a second time. */
export const calm = (ms = 2500): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends the program as a power cut does. */
export async function kill(app: ElectronApplication): Promise<void> {
  const ended = new Promise((resolve) => app.process().once("exit", resolve));
  app.process().kill("SIGKILL");
  await ended;
}
