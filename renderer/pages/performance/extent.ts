// The days with numbers: asked for first, because the periods end on the last of them.
import { today } from "../../format.ts";
import type { Compared } from "./answers.ts";

/** Any days do: every answer of the overview tells the first and the last day of all numbers. */
export const extentAsk = (): Compared => ({ from: today(), to: today(), compare: null, filter: {} });
