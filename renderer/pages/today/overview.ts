// What Today shows besides tasks, as the store answers it.
import type { Api, OutputOf } from "../../api/client.ts";

export type Overview = OutputOf<Api["today"]["overview"]>;
