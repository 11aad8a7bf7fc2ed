// The twelve programs of the worlds with numbers, and workspaces in which an import makes no backup of its own.
import { copyFileSync, rmSync } from "node:fs";
import type { Bench } from "../bench.ts";
import { withHost } from "../host.ts";
import { startThread } from "../threads.ts";
import type { sizes } from "../world.ts";

export const programCount = 12;

/** Makes the programs. @returns their ids in order */
export const makePrograms = (file: string): Promise<number[]> =>
  withHost(file, async ({ ask }) => {
    const ids: number[] = [];
    for (let nth = 0; nth < programCount; nth++) {
      const { id } = await ask<{ id: number }>("programs.create", {
        name: `Shop ${nth + 1}`,
        network: "awin",
        currency: "EUR",
        marginBp: 2000 + nth * 250,
        networkFee:
          nth % 3 === 2
            ? { kind: "perOrder", value: "0.35" }
            : {
                kind: nth % 3 === 0 ? "percentOfCommission" : "percentOfSales",
                value: nth % 3 === 0 ? 3000 : 150,
              },
      });
      ids.push(id);
    }
    return ids;
  });

export interface Prepared {
  file: string;
  programs: number[];
}

/** A copy of a world with the programs in it, beside a backup of today: an import then makes none. */
export async function prepared(bench: Bench, size: keyof typeof sizes): Promise<Prepared> {
  const copy = bench.copy(size);
  // A backup of the whole world would take longer than what is measured; whether one is due is a matter of its name.
  const aside = `${copy}.world`;
  copyFileSync(copy, aside);
  rmSync(copy);
  const writer = await startThread("writer", copy);
  await writer.ask("backups.make", {});
  await writer.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(`${copy}${end}`, { force: true });
  copyFileSync(aside, copy);
  rmSync(aside);
  return { file: copy, programs: await makePrograms(copy) };
}
