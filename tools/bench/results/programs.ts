// The twelve programs of the worlds with numbers, and workspaces in which an import makes no backup of its own.
import { copyFileSync, cpSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { backupsOf } from "../../../electron/data/backup.ts";
import type { Bench } from "../bench.ts";
import { withHost } from "../host.ts";
import { startThread } from "../threads.ts";
import type { sizes } from "../world.ts";

export const programCount = 12;

/** Every kind of fee, and margins from 20 % on, since ever. */
function moneyOf(nth: number): object {
  const fees = [
    { kind: "percentOfCommission", value: 3000 },
    { kind: "percentOfSales", value: 150 },
    { kind: "perOrder", value: "0.35" },
  ];
  return { marginBp: 2000 + nth * 250, networkFee: fees[nth % fees.length] };
}

/** Makes the programs. @returns their ids in order */
const makePrograms = (file: string): Promise<number[]> =>
  withHost(file, async ({ ask }) => {
    const ids: number[] = [];
    for (let nth = 0; nth < programCount; nth++) {
      const program = { name: `Shop ${nth + 1}`, network: "awin", currency: "EUR", ...moneyOf(nth) };
      ids.push((await ask<{ id: number }>("programs.create", program)).id);
    }
    return ids;
  });

export interface Prepared {
  file: string;
  programs: number[];
}

/**
 * A copy of a world with the programs in it. Beside it lies a backup of today, so that an import makes none: of an empty
 * workspace, because one of the world would take longer than what is measured, and whether one is due is a matter of its name.
 */
export async function prepared(bench: Bench, size: keyof typeof sizes): Promise<Prepared> {
  const file = bench.copy(size);
  const world = `${file}.world`;
  copyFileSync(file, world);
  rmSync(file);
  const writer = await startThread("writer", file);
  await writer.ask("backups.make", {});
  await writer.close();
  for (const name of readdirSync(path.dirname(file)))
    if (/^.*-(?:wal|shm)$/.test(name)) rmSync(path.join(path.dirname(file), name));
  copyFileSync(world, file);
  rmSync(world);
  return { file, programs: await makePrograms(file) };
}

let copies = 0;

/** A copy of it that may be changed, its backup beside it. */
export function copyPrepared({ folder }: Bench, { file }: Prepared): string {
  const copy = path.join(folder, `results-${++copies}.sqlite`);
  copyFileSync(file, copy);
  cpSync(backupsOf(file), backupsOf(copy), { recursive: true });
  return copy;
}
