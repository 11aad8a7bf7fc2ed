// Real zoom, the one of the browser's menu: the page re-lays out, and pointers hit what they show. Only extensions can
// set it, so a tiny one is loaded over the pipe when it is first needed (about 60 ms).
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { browser } from "./browser.ts";
import type { Session } from "./cdp.ts";
import { StandinError } from "./strict.ts";

const TRIES = 60;
let extension: Promise<Session> | undefined;

async function load(): Promise<Session> {
  const { cdp } = browser;
  const { id } = await cdp.send("Extensions.loadUnpacked", { path: path.join(__dirname, "zoom-extension") });
  for (let tries = 0; tries < TRIES; tries++) {
    const { targetInfos } = await cdp.send("Target.getTargets", {
      filter: [{ type: "service_worker", exclude: false }],
    });
    const worker = targetInfos.find((target) => target.url.startsWith(`chrome-extension://${id}/`));
    if (worker) {
      const attached = await cdp.send("Target.attachToTarget", { targetId: worker.targetId, flatten: true });
      const session = cdp.session(attached.sessionId);
      // The worker's target is there a moment before its API is.
      const { result } = await session.send("Runtime.evaluate", { expression: "typeof chrome?.tabs" });
      if (result.value === "object") return session;
      await cdp.send("Target.detachFromTarget", { sessionId: attached.sessionId });
    }
    await sleep(25);
  }
  throw new StandinError("electron stand-in: the extension that sets zoom did not start");
}

/** `factor` 1 is 100 %. */
export async function zoom(targetId: string, factor: number): Promise<void> {
  extension ??= load();
  const session = await extension;
  const { exceptionDetails } = await session.send("Runtime.evaluate", {
    awaitPromise: true,
    expression: `(async () => {
      const target = (await chrome.debugger.getTargets()).find(({ id }) => id === ${JSON.stringify(targetId)});
      await chrome.tabs.setZoomSettings(target.tabId, { scope: "per-tab" });
      await chrome.tabs.setZoom(target.tabId, ${factor});
    })()`,
  });
  if (exceptionDetails)
    throw new StandinError(`electron stand-in: zoom: ${exceptionDetails.exception?.description}`);
}
