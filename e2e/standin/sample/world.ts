// What the conformance spec finds in the sample app's page and main process.
import path from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { root } from "../../fixture.ts";
import { buildSample } from "./build.ts";

export const SAMPLE = "out/standin-sample";
export const makeSample = () => buildSample(path.join(root, SAMPLE));

/** The page's global object, as far as the spec uses it. */
export interface PageWorld {
  sample: {
    call(channel: string, value?: unknown): Promise<unknown>;
    send(channel: string, value?: unknown): void;
    on(channel: string, listener: (value: unknown) => void): () => void;
    add(a: number, b: number): number;
    nested: { list: unknown[]; bytes: Uint8Array; fail(): void; later(): Promise<Map<number, Uint8Array>> };
  };
  inlineRan?: boolean;
  isSecureContext: boolean;
  innerWidth: number;
  devicePixelRatio: number;
  heard?: unknown[];
  open(url: string): unknown;
  matchMedia(query: string): { matches: boolean };
  Notification: { permission: string };
  navigator: { permissions: { query(descriptor: { name: string }): Promise<{ state: string }> } };
  location: { pathname: string; reload(): void };
}
/** The main process's global object. */
export interface MainWorld {
  sample: { log: string[]; keepOpen: boolean; openAnswer: "deny" | "allow" };
  standin?: { calls: { api: string; args: unknown[] }[] };
}

export const logOf = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => [...(globalThis as unknown as MainWorld).sample.log]);
