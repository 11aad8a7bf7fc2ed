// What the check found: sums, what was not checked, and each order that was paid otherwise.
import { Anchor, Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { showAmount } from "../../figures.ts";
import { showDay } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { apart, reasonWord, type Check, type CheckAsk } from "./check.ts";
import classes from "./Payouts.module.css";

const atOnce = 200;

export function Checked({ ask }: { ask: CheckAsk }) {
  const [limit, setLimit] = useState(atOnce);
  const { data, error, refetch } = useRead((api) => api.agreements.check, { ...ask, limit });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.checked === 0 && data.unchecked === 0)
    return (
      <EmptyState
        text={t(
          ask.partnerId === undefined ? "ui.agreements.payout.nobody" : "ui.agreements.payout.noOrders",
        )}
        action={
          <Button component="a" variant="default" href={href(routes.imports())}>
            {t("ui.performance.emptyAction")}
          </Button>
        }
      />
    );
  const { rows, total } = data;
  return (
    <>
      <Sums check={data} />
      <Notes check={data} ask={ask} />
      {rows.length > 0 && <Differing check={data} ofAll={ask.partnerId === undefined} />}
      {rows.length < total && (
        <Button variant="default" className={classes.more} onClick={() => setLimit((before) => before * 5)}>
          {t("ui.agreements.payout.more", { shown: rows.length, total })}
        </Button>
      )}
    </>
  );
}

/** More or less than due, in words. */
function offBy(amount: string, currency: string): string {
  if (Number(amount) === 0) return t("ui.agreements.payout.even");
  const size = showAmount(amount.replace(/^-/, ""), currency);
  return t(Number(amount) > 0 ? "ui.agreements.payout.over" : "ui.agreements.payout.under", { amount: size });
}

function Sums({ check }: { check: Check }) {
  const { paid, due, checked, currency } = check;
  if (checked === 0) return null;
  const off = apart(paid, due, currency);
  return (
    <dl className={classes.sums}>
      <div>
        <dt>{t("ui.agreements.payout.paid")}</dt>
        <dd>{showAmount(paid, currency)}</dd>
      </div>
      <div>
        <dt>{t("ui.agreements.payout.due")}</dt>
        <dd>{showAmount(due, currency)}</dd>
      </div>
      <div>
        <dt>{t("ui.agreements.payout.difference")}</dt>
        <dd data-off={Number(off) !== 0 || undefined}>{offBy(off, currency)}</dd>
      </div>
    </dl>
  );
}

function Notes({ check, ask }: { check: Check; ask: CheckAsk }) {
  const { total, checked, unchecked } = check;
  return (
    <ul className={classes.notes}>
      {checked > 0 && total === 0 && (
        <li className={classes.fine}>
          <IconCheck size={16} aria-hidden /> {t("ui.agreements.payout.fine")}
        </li>
      )}
      {total > 0 && (
        <li data-look>
          <IconAlertTriangle size={14} aria-hidden /> {t("ui.agreements.payout.differ", { count: total })}
        </li>
      )}
      {checked > 0 && <li>{t("ui.agreements.payout.checked", { count: checked })}</li>}
      {unchecked > 0 && (
        <li>
          {t("ui.agreements.payout.noTerms", { count: unchecked })}{" "}
          {ask.partnerId !== undefined && (
            <Anchor href={href(routes.partnerFull(ask.partnerId))} inherit>
              {t("ui.agreements.payout.noteTerms")}
            </Anchor>
          )}
        </li>
      )}
    </ul>
  );
}

function Differing({ check, ofAll }: { check: Check; ofAll: boolean }) {
  const { rows, currency } = check;
  return (
    <table className={classes.rows} aria-label={t("ui.agreements.payout.table")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.agreements.payout.order")}</th>
          <th scope="col">{t("ui.agreements.payout.on")}</th>
          {ofAll && <th scope="col">{t("ui.agreements.payout.of")}</th>}
          <th scope="col" data-numeric data-wide>
            {t("ui.metrics.value.label")}
          </th>
          <th scope="col" data-numeric>
            {t("ui.agreements.payout.paid")}
          </th>
          <th scope="col" data-numeric>
            {t("ui.agreements.payout.dueShort")}
          </th>
          <th scope="col" data-numeric>
            {t("ui.agreements.payout.apart")}
          </th>
          <th scope="col">{t("ui.agreements.payout.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.orderId}>
            <th scope="row">{row.externalId}</th>
            <td>{showDay(row.on)}</td>
            {ofAll && (
              <td>
                <Anchor href={href(routes.partnerFull(row.partnerId))} inherit dir="auto">
                  {row.partner}
                </Anchor>
              </td>
            )}
            <td data-numeric data-wide>
              {showAmount(row.value, currency)}
            </td>
            <td data-numeric>{showAmount(row.paid, currency)}</td>
            <td data-numeric>{showAmount(row.due, currency)}</td>
            <td data-numeric>{showAmount(apart(row.paid, row.due, currency), currency)}</td>
            <td>{reasonWord(row.reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
