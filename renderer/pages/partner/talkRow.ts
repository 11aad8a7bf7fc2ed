// A line of the timeline.
import type { Api, OutputOf } from "../../api/client.ts";

export type TalkRow = OutputOf<Api["interactions"]["timeline"]>["rows"][number];
