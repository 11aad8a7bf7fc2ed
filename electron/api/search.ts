// One search over partners, people, talks, messages and files.
import { z } from "zod";
import { find as findAll } from "../data/search/find.ts";
import { hitKinds } from "../data/search/hit.ts";
import { read } from "./call.ts";

/**
 * Hits by kind (partners, people, talks and messages, files), the best first, talks the newest first. Any text is
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
