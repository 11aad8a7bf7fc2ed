// From a key in the search box to the first hits on the screen, in the built app over half a million talks.
import type { Page } from "@playwright/test";
import type { Bench, Group } from "./bench.ts";
import { queryOf } from "./longTexts.ts";
import { quantile, timed } from "./measure.ts";
import { companyName } from "./names.ts";
import { notBuilt, onPage } from "./page.ts";
import type { Line } from "./report.ts";
import { sizes } from "./world.ts";

const repeats = 5;
/** ms between two keys of a quick typist. */
const gap = 120;

/** Run in the page: from each key to the first frame after the list of hits has changed. */
const watch = `(() => {
  const seen = { waits: [], pressed: 0 };
  window.addEventListener("keydown", (event) => { if (event.key.length === 1) seen.pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (seen.pressed === 0 || !document.querySelector('[role="listbox"] [role="option"]')) return;
    const { pressed } = seen;
    seen.pressed = 0;
    requestAnimationFrame(() => setTimeout(() => seen.waits.push(performance.now() - pressed)));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  window.hitsBench = seen;
})()`;

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(text, { delay: gap });
  await page.waitForTimeout(gap * 2);
}

async function firstHits(bench: Bench): Promise<Line[]> {
  const name = "from a key to the first hits on the screen";
  const lines = await onPage(bench, "said", async (page): Promise<Line[]> => {
    await page.evaluate(watch);
    const texts = Array.from({ length: 5 }, (_, nth) =>
      nth % 2 === 0
        ? companyName(1 + nth * 997, bench.seed).slice(0, 12)
        : queryOf(nth, bench.seed, sizes.said.interactions).join(" "),
    );
    const runs: number[][] = [];
    for (let turn = -1; turn < repeats; turn++) {
      const before = await page.evaluate<number>("window.hitsBench.waits.length");
      for (const text of texts) await type(page, text);
      const waits = await page.evaluate<number[]>("window.hitsBench.waits");
      if (turn >= 0) runs.push(waits.slice(before));
    }
    const keys = runs.reduce((sum, run) => sum + run.length, 0);
    return [
      {
        name: `${name}, median`,
        ms: timed(runs.map((run) => quantile(run, 0.5))),
        goal: { most: 100 },
        note: `${keys} keys, one each ${gap} ms`,
      },
      { name: `${name}, 9 of 10`, ms: timed(runs.map((run) => quantile(run, 0.9))), goal: { most: 100 } },
    ];
  });
  return lines ?? [{ name, ms: null, goal: { most: 100 }, note: notBuilt }];
}

export const firstHitsGroups: readonly Group[] = [{ name: "hits on screen", run: firstHits }];
