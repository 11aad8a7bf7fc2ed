// One search over partners, people, open tasks, talks, messages and files; and its index looked at and made anew.
import { z } from "zod";
import { different, miscounted } from "../data/search/check.ts";
import { find as findAll } from "../data/search/find.ts";
import { hitKinds } from "../data/search/hit.ts";
import { searchParts } from "../data/search/parts.ts";
import { rebuildSearch } from "../data/search/rebuild.ts";
import { indexState, noteIndex } from "../data/search/state.ts";
import { Job } from "../domain/fields.ts";
import { aside, job, read } from "./call.ts";

/**
 * Hits by kind (partners, people, open tasks, talks and messages, files), the best first, talks the newest first. Any text is
 * answered. `total` ignores the limit and counts at most 1,000 of each kind.
 */
export const find = read(
  z.object({
    text: z.string().max(1_000_000),
    limit: z.int().min(1).max(1000).default(50),
    kinds: z.array(z.enum(hitKinds)).max(10).optional(),
  }),
  ({ db, region }, { text, limit, kinds }) => findAll(db, text, { limit, kinds, region }),
);

/** When the index was looked at and made anew last. */
export const state = read(z.object({}), ({ db }) => indexState(db));

/** Makes the index anew while the old one answers. `repair`: because a check found it wrong. */
export const rebuild = job(
  z.object({
    parts: z.array(z.enum(searchParts)).optional(),
    repair: z.boolean().default(false),
    ...Job,
  }),
  async (context, { parts, repair }) => {
    const wanted = searchParts.filter((part) => parts?.includes(part) ?? true);
    const start = performance.now();
    await rebuildSearch(context, wanted);
    const at = context.now();
    if (wanted.length > 0)
      await context.tend((db) =>
        noteIndex(db, repair ? { repairedAt: at, repaired: wanted } : { rebuiltAt: at }),
      );
    return { parts: wanted, ms: Math.round(performance.now() - start) };
  },
);

/**
 * The parts of the index that do not agree with their tables: by their numbers of rows, or with `full` by all that they
 * hold. `skipped`: there was no room for the copy that this needs.
 */
export const check = aside(
  z.object({ full: z.boolean().default(false), ...Job }),
  async ({ db, workspace, progress }, { full }) => {
    if (!full) return { wrong: miscounted(db), skipped: false };
    const wrong = different(workspace, (done, total) => progress(done, total, "check"));
    return { wrong: wrong ?? [], skipped: wrong === null };
  },
);
