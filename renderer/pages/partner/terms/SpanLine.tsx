// Terms that hold for some time: what they say, what they changed, their days, and what is done with them.
import { ActionIcon, Anchor, Menu } from "@mantine/core";
import { IconCheck, IconClock, IconDots, IconHistory, type Icon } from "@tabler/icons-react";
import { addDays } from "../../../../electron/domain/days.ts";
import { sayDiff, sayTerms } from "../../../../electron/domain/terms/describe.ts";
import { call } from "../../../api/client.ts";
import { locale, showDay, showRelativeDay } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import type { Span } from "./span.ts";
import { spanRuns } from "./spanWords.ts";
import classes from "./Terms.module.css";

const icons: Record<Span["state"], Icon> = { past: IconHistory, current: IconCheck, future: IconClock };

export type SpanForm = "amend" | "renew" | "end" | "facts";

export interface SpanLineProps {
  span: Span;
  /** Those that held before them in the same program. */
  before: Span | undefined;
  open: (form: SpanForm) => void;
}

/** Days that somebody has to keep in mind. */
function* marks({ to, until, state, noticeDays, feeOn }: Span): Generator<string> {
  // An end that others come before is none.
  if (to !== null && to === until && state !== "past") {
    yield t("ui.agreements.endsOn", { when: showRelativeDay(to) });
    if (noticeDays !== null) yield t("ui.agreements.noticeBy", { day: showDay(addDays(to, -noticeDays)) });
  }
  if (feeOn !== null) yield t("ui.agreements.feeOn", { day: showDay(feeOn) });
}

async function trash({ agreementId }: Span): Promise<void> {
  try {
    const { batchId } = await call((api) => api.agreements.trash, { id: agreementId });
    sayWithUndo(t("ui.agreements.trashed"), batchId);
  } catch (error) {
    sayError(error);
  }
}

export function SpanLine({ span, before, open }: SpanLineProps) {
  const { uid, state, terms, from, to, negotiationId } = span;
  const Glyph = icons[state];
  return (
    <li className={classes.line} data-state={state}>
      <Glyph size={16} stroke={1.8} className={classes.stateIcon} data-state={state} aria-hidden />
      <div className={classes.said}>
        <div className={classes.when}>
          <span className={classes.state}>{t(`ui.agreements.state.${state}`)}</span>
          {" · "}
          {[spanRuns(span), ...marks(span)].join(" · ")}
        </div>
        <LineOrigin uid={uid} field="terms">
          <p className={classes.paragraph} dir="auto">
            {sayTerms(t, locale, terms)}
          </p>
        </LineOrigin>
        <div className={classes.meta}>
          {before
            ? t("ui.agreements.against", { diff: sayDiff(t, locale, before.terms, terms) })
            : t("ui.agreements.first")}
          {negotiationId !== null && (
            <>
              {" · "}
              <Anchor href={href(routes.negotiation(negotiationId))} size="xs">
                {t("ui.agreements.fromOffer")}
              </Anchor>
            </>
          )}
        </div>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("ui.agreements.actions", { from: showDay(from) })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => open("amend")}>{t("ui.agreements.amend")}</Menu.Item>
          {to !== null && <Menu.Item onClick={() => open("renew")}>{t("ui.agreements.renew")}</Menu.Item>}
          <Menu.Item onClick={() => open("end")}>{t("ui.agreements.end")}</Menu.Item>
          <Menu.Item onClick={() => open("facts")}>{t("ui.agreements.facts")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void trash(span)}>{t("ui.agreements.trash")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
