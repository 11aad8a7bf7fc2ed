// A row of the trash.
import type { Api, OutputOf } from "../../api/client.ts";

export type TrashRow = OutputOf<Api["trash"]["list"]>["rows"][number];
export type TrashKind = TrashRow["kind"];
