// A card of the board.
import type { Api, OutputOf } from "../../api/client.ts";

export type Card = OutputOf<Api["partners"]["board"]>["columns"][number]["rows"][number];
