// The head of a negotiation: its subject, with whom and for what, where it stands and whose turn it is.
import { ActionIcon, Anchor, Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDots, IconFileText, IconTrash } from "@tabler/icons-react";
import { moves } from "../../../../electron/domain/negotiation/stages.ts";
import { call } from "../../../api/client.ts";
import { showShortAmount } from "../../../figures.ts";
import { usePresentation } from "../../../frame/presentation.ts";
import { showDay } from "../../../format.ts";
import { href, routes } from "../../../routes.ts";
import { InlineField } from "../../../ui/InlineField.tsx";
import { Origin, originOf, useOrigins } from "../../../ui/Origin.tsx";
import { t } from "../../../words.ts";
import { moveNegotiation, trashNegotiations, whyNot } from "../actions.tsx";
import { DecideBy } from "../list/columns.tsx";
import { StageGlyph, StageMark, TurnMark } from "../Marks.tsx";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";

export function Head({ negotiation, onGone }: { negotiation: Negotiation; onGone: () => void }) {
  // What they bring us is ours to know.
  const presenting = usePresentation();
  const origins = useOrigins(negotiation.uid);
  const { id, subject, partner, program, stage, turn, waitingDays, decideOn, atStake } = negotiation;
  const trash = async (): Promise<void> => {
    if (await trashNegotiations([id])) onGone();
  };
  return (
    <div className={classes.head}>
      <div className={classes.headTop}>
        <div className={classes.grow}>
          <InlineField
            label={t("ui.negotiations.field.subject")}
            hideLabel
            large
            wraps
            clearable={false}
            value={subject}
            save={(text) => call((api) => api.negotiations.update, { id, set: { subject: text ?? subject } })}
            origin={originOf(origins, "subject")}
          />
        </div>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="lg" aria-label={t("ui.negotiations.more")}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              component="a"
              href={href(routes.brief(partner.id))}
              leftSection={<IconFileText size={14} aria-hidden />}
            >
              {t("ui.brief.open")}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void trash()}>
              {t("ui.negotiations.trash")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.headFacts}>
        <Anchor href={href(routes.partnerFull(partner.id))} dir="auto">
          {partner.name}
        </Anchor>
        <bdi className={classes.faint}>{program.name}</bdi>
        <Origin origin={originOf(origins, "stage")} fit>
          <StageMenu negotiation={negotiation} />
        </Origin>
        {turn !== null && (
          <span>
            <TurnMark turn={turn} stage={stage} />
            {waitingDays !== null && (
              <span className={classes.faint}>
                {" "}
                {t(waitingDays === 0 ? "ui.negotiations.sinceToday" : "ui.negotiations.waits", {
                  count: waitingDays,
                })}
              </span>
            )}
          </span>
        )}
        {decideOn && (
          <span title={showDay(decideOn)}>
            <span className={classes.faint}>{t("ui.negotiations.decide")} </span>
            <DecideBy day={decideOn} closed={stage === "agreed" || stage === "declined"} />
          </span>
        )}
        {atStake && !presenting && (
          <span className={classes.faint}>
            {t("ui.negotiations.stakeLong", { amount: showShortAmount(atStake.amount, atStake.currency) })}
          </span>
        )}
      </div>
    </div>
  );
}

/** Where it stands, and where it may go from there; where it may go nowhere it says why. */
function StageMenu({ negotiation }: { negotiation: Negotiation }) {
  const { stage } = negotiation;
  const next = moves[stage];
  if (next.length === 0)
    return (
      <span title={whyNot(stage)}>
        <StageMark stage={stage} />
      </span>
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronDown size={13} aria-hidden />}
          aria-label={t("ui.negotiations.stageIs", { stage: t(`ui.negotiation.stage.${stage}`) })}
        >
          <StageMark stage={stage} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("ui.negotiations.moveTo")}</Menu.Label>
        {next.map((to) => (
          <Menu.Item key={to} onClick={() => void moveNegotiation(negotiation, to)}>
            <StageGlyph stage={to} />
            {t(`ui.negotiation.stage.${to}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
