// Both sides' limits by lever, private: our ideal and walk-away, theirs as we estimate them, and what a step costs and is worth.
import { Button, Menu, VisuallyHidden } from "@mantine/core";
import { IconLock, IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { call, useRead } from "../../../api/client.ts";
import { readNumber, showDay } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { InlineField } from "../../../ui/InlineField.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { amountField } from "../../settings/programs/percent.ts";
import type { Negotiation } from "../negotiation.ts";
import shared from "../Negotiations.module.css";
import { isLever, leverTitle, leversLeft } from "./lever.ts";
import classes from "./Limits.module.css";
import { LimitLine } from "./LimitLine.tsx";
import { clearLever, type LimitRow } from "./limit.ts";

export function Limits({ negotiation }: { negotiation: Negotiation }) {
  const { id, program } = negotiation;
  const { data, error, refetch } = useRead((api) => api.limits.list, { negotiationId: id });
  // A lever that was added but has no value yet is only here.
  const [added, setAdded] = useState<readonly string[]>([]);
  const table = useRef<HTMLTableElement>(null);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const rows: readonly LimitRow[] = data.rows;
  const kept = [...new Set(rows.map(({ lever }) => lever))].filter(
    (key) => key !== "package" && isLever(key),
  );
  const levers = [...kept, ...added.filter((key) => !kept.includes(key))];
  const budget = rows.find(({ lever, side }) => lever === "package" && side === "us");
  const add = (key: string): void => {
    setAdded([...added, key]);
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-lever="${CSS.escape(key)}"] input`)?.focus(),
    );
  };
  const remove = async (key: string): Promise<void> => {
    setAdded(added.filter((one) => one !== key));
    try {
      const [first, ...rest] = await clearLever(
        id,
        key,
        rows.filter(({ lever }) => lever === key),
      );
      if (first !== undefined)
        sayWithUndo(t("ui.negotiations.limits.removed", { lever: leverTitle(key) }), first, ...rest);
    } catch (failed) {
      sayError(failed);
    }
  };
  const saveBudget = (text: string | null): Promise<unknown> => {
    if (text === null)
      return call((api) => api.limits.clear, { negotiationId: id, side: "us", lever: "package" });
    const amount = readNumber(text.replace(program.currency, ""));
    if (amount === null) throw new Error(t("ui.negotiations.limits.wrong.amount"));
    return call((api) => api.limits.set, {
      negotiationId: id,
      side: "us",
      lever: "package",
      walkAway: amount,
    });
  };
  const left = leversLeft(negotiation, levers);
  return (
    <>
      <p className={shared.quiet}>
        <IconLock size={12} aria-hidden /> {t("ui.negotiations.limits.lead")}
      </p>
      {levers.length > 0 && (
        <div className={classes.scroll}>
          <table ref={table} className={classes.table} aria-label={t("ui.negotiations.tab.limits")}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t("ui.negotiations.limits.leverHead")}
                </th>
                <th scope="colgroup" colSpan={3}>
                  {t("ui.negotiations.limits.us")}
                </th>
                <th scope="colgroup" colSpan={5} className={classes.theirs}>
                  {t("ui.negotiations.limits.them")}
                </th>
                <th scope="col" rowSpan={2} className={classes.theirs}>
                  {t("ui.negotiations.limits.stepHead")}
                </th>
                <th scope="col" rowSpan={2}>
                  <VisuallyHidden>{t("ui.frame.remove")}</VisuallyHidden>
                </th>
              </tr>
              <tr>
                <th scope="col">{t("ui.negotiations.limits.ideal")}</th>
                <th scope="col">{t("ui.negotiations.limits.walkAway")}</th>
                <th scope="col">{t("ui.negotiations.limits.costs")}</th>
                <th scope="col" className={classes.theirs}>
                  {t("ui.negotiations.limits.ideal")}
                </th>
                <th scope="col">{t("ui.negotiations.limits.walkAway")}</th>
                <th scope="col">{t("ui.negotiations.limits.worth")}</th>
                <th scope="col" data-words>
                  {t("ui.negotiations.limits.source")}
                </th>
                <th scope="col" data-words>
                  {t("ui.negotiations.limits.certainty")}
                </th>
              </tr>
            </thead>
            <tbody>
              {levers.map((key) => (
                <LimitLine
                  key={key}
                  negotiation={negotiation}
                  lever={key}
                  ours={rows.find((row) => row.lever === key && row.side === "us")}
                  theirs={rows.find((row) => row.lever === key && row.side === "them")}
                  onRemove={() => void remove(key)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={classes.foot}>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={left.length === 0}
            >
              {t("ui.negotiations.limits.add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={shared.menu}>
            {left.map((key) => (
              <Menu.Item key={key} onClick={() => add(key)}>
                {leverTitle(key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <div className={classes.budget}>
          <InlineField
            label={t("ui.negotiations.limits.budget", { currency: program.currency })}
            numeric
            value={budget ? amountField(budget.walkAway) : null}
            placeholder={t("ui.frame.notSet")}
            save={saveBudget}
          />
        </div>
      </div>
      {levers.length === 0 && <p className={shared.quiet}>{t("ui.negotiations.limits.none")}</p>}
      {levers.length > 0 && (
        <p className={shared.quiet}>
          {t("ui.negotiations.limits.over", { from: showDay(data.from), to: showDay(data.to) })}
        </p>
      )}
    </>
  );
}
