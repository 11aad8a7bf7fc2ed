// What an own field is, as the store lists them.
import type { Api, OutputOf } from "../../api/client.ts";

export type OwnField = OutputOf<Api["ownFields"]["list"]>["rows"][number];
export const owners = ["partner", "contact"] as const satisfies readonly OwnField["of"][];
