// What this installation wrote into shared folders and what it put together from there, by workspace. Small, and rebuilt by use when it is lost.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

/** More than anybody writes in years; the oldest go first. */
const most = 500;

const Written = z.object({
  seal: z.string(),
  name: z.string(),
  /** What was written: only files of one kind replace each other. Null: not there any more as it was written. */
  kind: z.string().nullable(),
  at: z.number(),
});
export type Written = z.infer<typeof Written>;

const Known = z.object({
  written: z.array(Written),
  /** Seals of files that were put together once. */
  taken: z.array(z.string()),
  /** Seals of files that have nothing to say to the device: put together, one's own, or without news. */
  settled: z.object({ device: z.string(), seals: z.array(z.string()) }),
  /** The file that is being written, to tidy up after a kill. */
  writing: z.string().nullable(),
});
type Known = z.infer<typeof Known>;

const nothing: Known = { written: [], taken: [], settled: { device: "", seals: [] }, writing: null };

export interface Own {
  /** The files that this workspace wrote, oldest first. */
  written(workspace: string): Written[];
  /** Put together once: where the workspace does not know it any more, a person took it back. */
  wasTaken(workspace: string, seal: string): boolean;
  add(workspace: string, written: Written): void;
  take(workspace: string, seal: string): void;
  /** A copy or a restored workspace has another device id: it asks about every file anew. */
  isSettled(workspace: string, device: string, seal: string): boolean;
  settle(workspace: string, device: string, seal: string): void;
  /** Something was taken back: every file may be news again. */
  unsettle(workspace: string): void;
  /** The name of a file whose writing was begun and did not end. */
  unfinished(workspace: string): string | null;
  begin(workspace: string, name: string): void;
  end(workspace: string): void;
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
      // A full disk: one file more stays in the folder.
    }
  };
  return {
    written: (workspace) => of(workspace).written,
    wasTaken: (workspace, seal) => of(workspace).taken.includes(seal),
    add: (workspace, written) =>
      write(workspace, {
        written: [...of(workspace).written.filter(({ seal }) => seal !== written.seal), written],
      }),
    take: (workspace, seal) =>
      write(workspace, { taken: [...of(workspace).taken.filter((each) => each !== seal), seal] }),
    isSettled(workspace, device, seal) {
      const { settled } = of(workspace);
      return settled.device === device && settled.seals.includes(seal);
    },
    settle(workspace, device, seal) {
      const { settled } = of(workspace);
      const seals = settled.device === device ? settled.seals.filter((each) => each !== seal) : [];
      write(workspace, { settled: { device, seals: [...seals, seal].slice(-most) } });
    },
    unsettle: (workspace) => write(workspace, { settled: nothing.settled }),
    unfinished: (workspace) => of(workspace).writing,
    begin: (workspace, name) => write(workspace, { writing: name }),
    end: (workspace) => write(workspace, { writing: null }),
  };
}
