// What this installation wrote into shared folders and what it put together from there, by workspace. Small, and rebuilt by use when it is lost.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

/** More than anybody writes in years; the oldest go first. */
const most = 500;

const Written = z.object({
  seal: z.string(),
  name: z.string(),
  /** What was written: only files of one kind replace each other. Null: saved by hand, never replaced. */
  kind: z.string().nullable(),
  at: z.number(),
});
export type Written = z.infer<typeof Written>;

const Known = z.object({
  written: z.array(Written),
  /** Seals of files that were put together once. */
  taken: z.array(z.string()),
  /** The file that is being written, to tidy up after a kill. */
  writing: z.string().nullable(),
});
type Known = z.infer<typeof Known>;

const nothing: Known = { written: [], taken: [], writing: null };

export interface Own {
  /** The files that this workspace wrote, oldest first. */
  written(workspace: string): Written[];
  isOwn(workspace: string, seal: string): boolean;
  /** Put together once: where the workspace does not know it any more, a person took it back. */
  wasTaken(workspace: string, seal: string): boolean;
  add(workspace: string, written: Written): void;
  take(workspace: string, seal: string): void;
  /** The name of a file whose writing was begun and did not end. */
  unfinished(workspace: string): string | null;
  begin(workspace: string, name: string): void;
  end(workspace: string): void;
  /** A backup is in the workspace's place: what it wrote since is news to it. */
  forget(workspace: string): void;
}

export function makeOwn(file: string): Own {
  const all = (): Record<string, Known> => {
    try {
      return z.record(z.string(), Known).parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      return {};
    }
  };
  const of = (workspace: string): Known => all()[workspace] ?? nothing;
  const write = (workspace: string, change: Partial<Known>) => {
    const known = { ...of(workspace), ...change };
    const text = JSON.stringify({
      ...all(),
      [workspace]: { ...known, written: known.written.slice(-most), taken: known.taken.slice(-most) },
    });
    try {
      mkdirSync(dirname(file), { recursive: true });
      // Written beside and renamed: a crash in between leaves the old file.
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    } catch {
      // A full disk: one's own file is offered, and has nothing new in it.
    }
  };
  return {
    written: (workspace) => of(workspace).written,
    isOwn: (workspace, seal) => of(workspace).written.some((each) => each.seal === seal),
    wasTaken: (workspace, seal) => of(workspace).taken.includes(seal),
    add: (workspace, written) =>
      write(workspace, {
        written: [...of(workspace).written.filter(({ seal }) => seal !== written.seal), written],
      }),
    take: (workspace, seal) =>
      write(workspace, { taken: [...of(workspace).taken.filter((each) => each !== seal), seal] }),
    unfinished: (workspace) => of(workspace).writing,
    begin: (workspace, name) => write(workspace, { writing: name }),
    end: (workspace) => write(workspace, { writing: null }),
    forget: (workspace) => write(workspace, { written: [] }),
  };
}
