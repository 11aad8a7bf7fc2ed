// The programs a partner is in, each with its own stage; unseen by who has only one program.
import { ActionIcon, Menu, Text, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { call, useRead } from "../../api/client.ts";
import { DayField } from "../../ui/DayField.tsx";
import { FactRow, Facts } from "../../ui/FactRow.tsx";
import { useOrigins } from "../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { useWhose } from "../changes/useWhose.tsx";
import { networkName } from "../partners/columns.tsx";
import { ReasonField, StageField } from "./KeyFacts.tsx";
import classes from "./Partner.module.css";
import type { Membership, PartnerRecord } from "./record.ts";
import { Section } from "./Section.tsx";

export function Memberships({ partner }: { partner: PartnerRecord }) {
  const programs = useRead((api) => api.programs.list, {}).data?.rows ?? [];
  const { memberships } = partner;
  if (programs.length < 2 && memberships.length < 2) return null;
  const free = programs.filter(({ id }) => !memberships.some(({ programId }) => programId === id));
  const add = async (programId: number): Promise<void> => {
    try {
      await call((api) => api.memberships.create, { partnerId: partner.id, programId });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Section
      title={t("ui.partner.memberships")}
      action={
        free.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t("ui.partner.membership.add")}>
                <IconPlus size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {free.map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => void add(id)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {memberships.map((membership) => (
        <OneMembership key={membership.id} membership={membership} />
      ))}
    </Section>
  );
}

function OneMembership({ membership }: { membership: Membership }) {
  const { id, uid, program, client, network, stage, joinedOn } = membership;
  const origins = useOrigins(uid);
  const leave = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.memberships.trash, { id });
      sayWithUndo(t("ui.partner.membership.removed", { program }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  const whose = useWhose(uid, origins);
  return (
    <div className={classes.membership}>
      <div className={classes.membershipHead}>
        <Text fw={500} size="sm" className={classes.grow}>
          {program}
          <span className={classes.meta}> {[client, networkName(network)].join(" · ")}</span>
        </Text>
        <Tooltip label={t("ui.partner.membership.remove")}>
          <ActionIcon
            size="sm"
            aria-label={t("ui.frame.removeNamed", { name: program })}
            onClick={() => void leave()}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Facts whose={whose}>
        <FactRow label={t("ui.names.field.stage")} log="stage">
          <StageField label={t("ui.partner.membership.stageOf", { program })} membership={membership} />
        </FactRow>
        {stage === "lost" && (
          <FactRow label={t("ui.names.field.lostReason")} log="lostReason">
            <ReasonField membership={membership} />
          </FactRow>
        )}
        <FactRow label={t("ui.partner.membership.joined")} log="joinedOn">
          <DayField
            look="inline"
            lean="behind"
            label={t("ui.partner.membership.joinedOf", { program })}
            hideLabel
            value={joinedOn}
            save={(day) => call((api) => api.memberships.update, { id, set: { joinedOn: day } })}
          />
        </FactRow>
      </Facts>
    </div>
  );
}
