// The calls of shared files as the page sees them, by their answers.
import type { Api, OutputOf } from "../../api/client.ts";

type Exchange = Api["exchange"];

export type Preview = OutputOf<Exchange["preview"]>;
export type Conflict = Preview["conflicts"][number];
export type PartnerPart = Preview["partners"][number];
export type Change = PartnerPart["changes"][number];
export type Merged = OutputOf<Exchange["merge"]>;
export type Undone = OutputOf<Exchange["undo"]>;
export type Exported = Pick<OutputOf<Exchange["export"]>, "partners" | "records" | "bytes">;
export type Past = OutputOf<Exchange["past"]>["rows"][number];
export type FolderState = OutputOf<Api["desk"]["sharedFolder"]>;
export type WaitingFile = FolderState["waiting"][number];

export type Choice = "mine" | "theirs" | "both";
/** One field's value, or linked fields by their names. */
export type Value = Conflict["mine"]["value"] | Readonly<Record<string, unknown>>;
