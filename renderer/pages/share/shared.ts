// The calls of shared files as the page sees them, by their answers.
import type { Api, OutputOf } from "../../api/client.ts";
import type { CallOf } from "../../../electron/api/call.ts";

type Exchange = Api["exchange"];
type Job = { job?: string | undefined };

/** What is here while the parts of a file that are no records are on their way. */
interface Beside {
  results?: { rows: number } | null;
  bytes?: { files: number; size: number };
}
export type Preview = OutputOf<Exchange["preview"]> & Beside;
export type Conflict = Preview["conflicts"][number];
export type PartnerPart = Preview["partners"][number];
export type Change = PartnerPart["changes"][number];
export type Undone = OutputOf<Exchange["undo"]>;
export type Exported = Pick<OutputOf<Exchange["export"]>, "partners" | "records" | "bytes">;
export type Past = OutputOf<Exchange["past"]>["rows"][number];
export type FolderState = OutputOf<Api["desk"]["sharedFolder"]>;
export type WaitingFile = FolderState["waiting"][number];

export type Choice = "mine" | "theirs" | "both";
/** One field's value, or linked fields by their names. */
export type Value = Conflict["mine"]["value"] | Readonly<Record<string, unknown>>;

/** Until the call is on this branch: the same name, only its type. */
type Data = { exportAll: CallOf<{ file: string } & Job, { tables: number; records: number; bytes: number }> };
export const dataApi = (api: Api) => (api as unknown as { data: Data }).data;
