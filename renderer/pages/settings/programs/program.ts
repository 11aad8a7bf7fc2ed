// A program as its list gives it, and what is written of it.
import { networks } from "../../../../electron/domain/partner.ts";
import { call, type Api, type InputOf, type OutputOf } from "../../../api/client.ts";
import { t } from "../../../words.ts";

export type Program = OutputOf<Api["programs"]["list"]>["rows"][number];
export type Money = Program["money"][number];
export type Fee = Money["networkFee"];
type Given = InputOf<Api["programs"]["update"]>["set"];

export const saveProgram = (id: number, set: Given): Promise<unknown> =>
  call((api) => api.programs.update, { id, set });

export const networkChoices = networks.map((value) => ({ value, label: t(`ui.names.network.${value}`) }));

/** The network as the choices have it. */
export const networkOf = (program: Program): (typeof networks)[number] =>
  networks.find((one) => one === program.network) ?? "other";
