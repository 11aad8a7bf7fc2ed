// Single orders of the period, newest first.
import { Anchor } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { showAmount } from "../../figures.ts";
import { showDay, showInstant } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import type { Asked } from "./answers.ts";
import { FromImport } from "./FromImport.tsx";
import classes from "./Performance.module.css";

const shownAtOnce = 50;

export function Orders({ ask: { from, to, filter } }: { ask: Asked }) {
  const { programId, partnerId } = filter;
  const { data, error, refetch } = useRead((api) => api.performance.orders, {
    from,
    to,
    limit: shownAtOnce,
    ...(programId !== undefined && { programId }),
    ...(partnerId !== undefined && { partnerId }),
  });
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { rows, total } = data;
  if (total === 0) return <p className={classes.none}>{t("ui.performance.explain.noOrders")}</p>;
  return (
    <>
      {total > rows.length && (
        <p className={classes.meta}>{t("ui.performance.explain.ordersOf", { shown: rows.length, total })}</p>
      )}
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">{t("ui.performance.explain.order")}</th>
            <th scope="col">{t("ui.performance.explain.at")}</th>
            <th scope="col">{t("ui.performance.explain.status")}</th>
            <th scope="col">{t("ui.performance.explain.imported")}</th>
            <th scope="col" data-numeric>
              {t("ui.metrics.value.label")}
            </th>
            <th scope="col" data-numeric>
              {t("ui.metrics.commission.label")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.programId} ${row.partnerId} ${row.externalId}`}>
              <th scope="row">
                {row.externalId}
                {partnerId === undefined && row.partnerId !== null && (
                  <div>
                    <Anchor href={href(routes.partnerFull(row.partnerId))} size="xs">
                      {row.partner}
                    </Anchor>
                  </div>
                )}
              </th>
              <td title={showInstant(row.at)}>{showDay(row.day)}</td>
              <td data-status={row.status}>{t(`ui.performance.status.${row.status}`)}</td>
              <td>
                <FromImport row={row} />
              </td>
              <td data-numeric>{showAmount(row.value, row.currency)}</td>
              <td data-numeric>{showAmount(row.commission, row.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
