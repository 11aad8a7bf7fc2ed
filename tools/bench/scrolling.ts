// Wheel-scrolling the table of partners in the built app: time between frames and rows in the page.
import type { Page } from "@playwright/test";
import type { Bench, Group } from "./bench.ts";
import { timed } from "./measure.ts";
import { notBuilt, onPage } from "./page.ts";
import type { Line } from "./report.ts";

const repeats = 5;
const turnsOfTheWheel = 60;

interface Scrolled {
  /** ms between frames. */
  frames: number[];
  /** The most rows that were mounted at once. */
  rows: number;
  /** How far it went, in px. */
  moved: number;
}

/** Run in the page, whose types this program does not have: notes every frame and how many rows are mounted. */
const watch = `(() => {
  const seen = { frames: [], rows: 0, stop: false };
  let last = 0;
  const look = (now) => {
    if (last > 0) seen.frames.push(now - last);
    last = now;
    seen.rows = Math.max(seen.rows, document.querySelectorAll('main [role="row"], main tbody tr').length);
    if (!seen.stop) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.scrollBench = seen;
})()`;
const watched = `(() => {
  const { frames, rows } = window.scrollBench;
  window.scrollBench.stop = true;
  return { frames, rows, moved: Math.max(...[...document.querySelectorAll("main, main *")].map((each) => each.scrollTop)) };
})()`;

/** Frames of the page at rest, for as long as a run of the wheel takes: what the machine itself holds up. */
async function rest(page: Page): Promise<number[]> {
  await page.evaluate(watch);
  await page.waitForTimeout(turnsOfTheWheel * 16 + 200);
  return (await page.evaluate<Scrolled>(watched)).frames;
}

/** Turns the wheel over the table: down most of the way, then up again. */
async function scroll(page: Page): Promise<Scrolled> {
  const grid = page.getByRole("main").getByRole("grid").or(page.getByRole("main").getByRole("table")).first();
  const box = await grid.boundingBox();
  if (!box) throw new Error("the table has no place on the page");
  const { height } = page.viewportSize() ?? { height: 720 };
  await page.mouse.move(box.x + box.width / 2, Math.min(box.y + 200, height - 20));
  await page.evaluate(watch);
  for (let turn = 0; turn < turnsOfTheWheel; turn++) {
    await page.mouse.wheel(0, turn < turnsOfTheWheel * 0.8 ? 400 : -400);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(200);
  return page.evaluate<Scrolled>(watched);
}

async function scrolling(bench: Bench): Promise<Line[]> {
  const name = "scrolling the table, longest frame";
  const lines = await onPage(bench, "small", async (page, app): Promise<Line[]> => {
    const runs: Scrolled[] = [];
    const still: number[] = [];
    for (let turn = -1; turn < repeats; turn++) {
      const frames = await rest(page);
      const run = await scroll(page);
      if (turn < 0) continue;
      runs.push(run);
      still.push(Math.max(...frames));
    }
    const all = runs.flatMap((run) => run.frames);
    const slow = all.filter((ms) => ms > 50).length;
    const { chrome } = await app.evaluate(() => ({ ...process.versions }));
    const note = `${all.length} frames, ${slow} above 50 ms; scrolled to ${Math.max(...runs.map((run) => run.moved))} px; Chromium ${chrome}`;
    return [
      {
        name,
        ms: timed(runs.map((run) => Math.max(...run.frames))),
        goal: { most: 50, everyRun: true },
        note,
      },
      {
        name: "the page at rest, longest frame",
        ms: timed(still),
        note: "for reading: above 50 ms here the machine is too busy to tell",
      },
      {
        name: "rows mounted while scrolling, most at once",
        ms: timed(runs.map((run) => run.rows)),
        unit: "rows",
        goal: { most: 80, everyRun: true },
      },
    ];
  });
  return lines ?? [{ name, ms: null, goal: { most: 50 }, note: notBuilt }];
}

export const scrollGroups: readonly Group[] = [{ name: "scroll", run: scrolling }];
