// Writes one's own changes into the shared folder: a name that says who and when, and not more of one's own files than wanted.
import { stat, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Result } from "../../api/messages.ts";
import { UserError } from "../../domain/errors.ts";
import { safeFileName } from "../../domain/mail/fileName.ts";
import { sharedName } from "../../domain/sharedFile.ts";
import { sealOf, sweepParts } from "./folder.ts";
import type { Own, Written } from "./own.ts";

export interface WriteInput {
  passphrase?: string | undefined;
  partnerIds?: number[] | undefined;
  include?: ("results" | "attachments")[] | undefined;
  replace?: boolean | undefined;
  job?: string | undefined;
}

export interface WrittenOut {
  name: string;
  partners: number;
  records: number;
  bytes: number;
  /** Older files of one's own that went. */
  removed: number;
}

export interface WriteParts {
  own: Own;
  workspace: string;
  folder: string;
  readonly call: (path: string, input: object) => Promise<Result>;
  readonly now: () => number;
}

/** As many of one kind stay: a colleague may be putting the last one together right now. */
const kept = 3;

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Files of one kind hold the same choice; of those only the newest matters. */
const kindOf = ({ partnerIds, include = [] }: WriteInput): string =>
  JSON.stringify([partnerIds?.toSorted((a, b) => a - b) ?? null, include.toSorted()]);

/** @throws UserError `shared-folder-gone`; whatever the store says of the export */
export async function writeOwn(input: WriteInput, parts: WriteParts): Promise<WrittenOut> {
  const { own, workspace, folder, call } = parts;
  const gone = { folder: basename(folder) };
  if (!(await isThere(folder))) throw new UserError("shared-folder-gone", gone);
  // Left by a kill in the middle of an earlier one.
  const unfinished = own.unfinished(workspace);
  if (unfinished !== null) await sweepParts(folder, unfinished);

  const at = parts.now();
  const name = await freeName(parts, at);
  const { replace, ...choice } = input;
  own.begin(workspace, name);
  const result = await call("exchange.export", { ...choice, file: join(folder, name) });
  own.end(workspace);
  if (!result.ok) {
    if (!(await isThere(folder))) throw new UserError("shared-folder-gone", gone);
    throw new UserError(result.error.code, result.error.params);
  }
  const kind = kindOf(input);
  const seal = await sealOf(join(folder, name));
  if (seal !== null) own.add(workspace, { seal, name, kind, at });
  const removed = replace === true ? await replaceOlder(parts, kind) : 0;
  const { partners, records, bytes } = result.value as Omit<WrittenOut, "name" | "removed">;
  return { name, partners, records, bytes, removed };
}

async function freeName({ call, folder }: WriteParts, at: number): Promise<string> {
  const answer = await call("colleagues.list", {});
  const { rows, me, suggestion } = answer.ok
    ? (answer.value as { rows: { uid: string; name: string }[]; me: string | null; suggestion: string })
    : { rows: [], me: null, suggestion: "" };
  const author = rows.find(({ uid }) => uid === me)?.name ?? suggestion;
  const here = new Date(at);
  const parts = {
    year: here.getFullYear(),
    month: here.getMonth() + 1,
    day: here.getDate(),
    hour: here.getHours(),
    minute: here.getMinutes(),
  };
  for (let nth = 1; ; nth++) {
    const name = safeFileName(sharedName(author, parts, nth));
    if (!(await isThere(join(folder, name)))) return name;
  }
}

/** Takes older files of one's own away: only what still is, byte for byte, what was written. */
async function replaceOlder({ own, workspace, folder }: WriteParts, kind: string): Promise<number> {
  const there: Written[] = [];
  for (const each of own.written(workspace).filter((one) => one.kind === kind)) {
    if ((await sealOf(join(folder, each.name))) === each.seal) there.push(each);
    // Renamed, changed or taken away by somebody: still known as one's own, never replaced.
    else own.add(workspace, { ...each, kind: null });
  }
  let removed = 0;
  for (const each of there.toSorted((a, b) => a.at - b.at).slice(0, -kept)) {
    const went = await rm(join(folder, each.name)).then(
      () => true,
      () => false,
    );
    if (!went) continue;
    own.add(workspace, { ...each, kind: null });
    removed++;
  }
  return removed;
}
