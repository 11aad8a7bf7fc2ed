// What negotiations can be filtered by, and the question to the store that the filters are.
import { useMemo } from "react";
import { sides, stages } from "../../../../electron/domain/negotiation/stages.ts";
import { useRead, type Api, type InputOf } from "../../../api/client.ts";
import type { Sort } from "../../../ui/table/column.ts";
import type { Filter, FilterField } from "../../../ui/table/filter.ts";
import { t } from "../../../words.ts";

type List = InputOf<Api["negotiations"]["list"]>;
export type NegotiationAsk = Omit<List, "limit" | "offset" | "sort">;
export type NegotiationSort = NonNullable<List["sort"]>;

const sorts = ["atStake", "decideOn", "waiting", "partner", "stage", "updated"] as const;
export const negotiationSort = ({ by, desc }: Sort): NegotiationSort => ({
  by: sorts.find((known) => known === by) ?? "updated",
  ...(desc !== undefined && { desc }),
});

/** On the board the columns are the stages. */
export function useNegotiationFilters(ofList: boolean): FilterField[] {
  const programs = useRead((api) => api.programs.list, {}).data?.rows;
  return useMemo<FilterField[]>(
    () => [
      ...(ofList
        ? [
            {
              field: "stage",
              label: t("ui.negotiations.field.stage"),
              kind: "one" as const,
              choices: stages.map((value) => ({ value, label: t(`ui.negotiation.stage.${value}`) })),
            },
            {
              field: "open",
              label: t("ui.negotiations.field.open"),
              kind: "one" as const,
              choices: [{ value: "yes", label: t("ui.names.yes") }],
            },
          ]
        : []),
      {
        field: "turn",
        label: t("ui.negotiations.field.turn"),
        kind: "one",
        choices: sides.map((value) => ({ value, label: t(`ui.negotiation.turn.${value}`) })),
      },
      {
        field: "program",
        label: t("ui.negotiations.field.program"),
        kind: "one",
        choices: (programs ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      },
    ],
    [ofList, programs],
  );
}

const valueOf = (filters: readonly Filter[], field: string): string | undefined => {
  const value = filters.findLast((filter) => filter.field === field)?.value;
  return Array.isArray(value) ? value[0] : value === undefined ? undefined : String(value);
};

/** The question of a search and filters; of one field the last filter counts. */
export function negotiationAsk(search: string, filters: readonly Filter[], ofList: boolean): NegotiationAsk {
  const stage = ofList ? stages.find((known) => known === valueOf(filters, "stage")) : undefined;
  const turn = sides.find((known) => known === valueOf(filters, "turn"));
  const program = valueOf(filters, "program");
  const text = search.trim();
  return {
    ...(text !== "" && { search: text }),
    ...(stage && { stage }),
    ...(turn && { turn }),
    ...(ofList && valueOf(filters, "open") === "yes" && { open: true }),
    ...(program !== undefined && /^[1-9]\d*$/.test(program) && { programId: Number(program) }),
  };
}
