// What decides the next step with a partner: stage, tier, last and next contact, owner.
import { stagePath, tiers, type Stage } from "../../../electron/domain/partner.ts";
import { call, useRead } from "../../api/client.ts";
import { showInstant, showRelative } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { DayField } from "../../ui/DayField.tsx";
import { FactRow, Facts } from "../../ui/FactRow.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { InlineSelect } from "../../ui/InlineSelect.tsx";
import { originOf, useOrigins } from "../../ui/Origin.tsx";
import { StageIcon, StageMark } from "../../ui/StageMark.tsx";
import { t } from "../../words.ts";
import { useWhose } from "../changes/useWhose.tsx";
import { withStage } from "../partners/stage.tsx";
import classes from "./Partner.module.css";
import { savePartner, type Membership, type PartnerRecord } from "./record.ts";

const isStage = (value: string | null): value is Stage => stagePath.some((stage) => stage === value);
const isTier = (value: string | null) => tiers.find((tier) => tier === value) ?? null;

export function KeyFacts({ partner }: { partner: PartnerRecord }) {
  const { id } = partner;
  const colleagues = useRead((api) => api.colleagues.list, {}).data?.rows ?? [];
  const [only, ...others] = partner.memberships;
  const single = others.length === 0 ? only : undefined;
  const ofStage = useOrigins(single?.uid);
  const whose = useWhose(partner.uid, partner.origin);
  // What somebody is rated at is not for their eyes.
  const presenting = usePresentation();
  return (
    <Facts whose={whose}>
      <FactRow label={t("ui.names.field.stage")} field="stage" origin={single && originOf(ofStage, "stage")}>
        {single ? (
          <StageField label={t("ui.names.field.stage")} membership={single} />
        ) : (
          <StageOfMany partner={partner} />
        )}
      </FactRow>
      {single?.stage === "lost" && (
        <FactRow label={t("ui.names.field.lostReason")} origin={originOf(ofStage, "lostReason")}>
          <ReasonField membership={single} />
        </FactRow>
      )}
      {!presenting && (
        <FactRow label={t("ui.names.field.tier")} field="tier" log="tier">
          <InlineSelect
            label={t("ui.names.field.tier")}
            value={partner.tier}
            data={[...tiers]}
            placeholder={t("ui.partner.notSet")}
            save={(tier) => savePartner(id, { tier: isTier(tier) })}
          />
        </FactRow>
      )}
      <FactRow label={t("ui.partner.lastContact")}>
        <span
          className={classes.plain}
          title={partner.lastContactAt === null ? undefined : showInstant(partner.lastContactAt)}
        >
          {partner.lastContactAt === null ? t("ui.partner.never") : showRelative(partner.lastContactAt)}
        </span>
      </FactRow>
      <FactRow label={t("ui.names.field.nextContactOn")} field="nextContactOn" log="nextContactOn">
        <DayField
          look="inline"
          label={t("ui.names.field.nextContactOn")}
          hideLabel
          value={partner.nextContactOn}
          save={(day) => savePartner(id, { nextContactOn: day })}
        />
      </FactRow>
      <FactRow label={t("ui.names.field.owner")} field="owner" log="ownerUid">
        <InlineSelect
          label={t("ui.names.field.owner")}
          value={partner.ownerUid}
          data={colleagues.map(({ uid, name }) => ({ value: uid, label: name }))}
          placeholder={t("ui.partner.anyone")}
          save={(ownerUid) => savePartner(id, { ownerUid })}
        />
      </FactRow>
    </Facts>
  );
}

/** Several programs: the telling stage, set in each of them below. None: setting it joins the first program. */
function StageOfMany({ partner }: { partner: PartnerRecord }) {
  const { id, stage, memberships } = partner;
  if (memberships.length > 0 && stage) {
    return (
      <span className={classes.plain}>
        <StageMark stage={stage} />
      </span>
    );
  }
  return (
    <InlineSelect
      label={t("ui.names.field.stage")}
      value={null}
      data={stageChoices}
      placeholder={t("ui.partner.notSet")}
      save={async (next) =>
        isStage(next) ? await withStage(next, (more) => savePartner(id, { stage: next, ...more })) : null
      }
    />
  );
}

const stageChoices = stagePath.map((value) => ({ value, label: t(`ui.names.stage.${value}`) }));

export function StageField({ label, membership }: { label: string; membership: Membership }) {
  return (
    <InlineSelect
      label={label}
      value={membership.stage}
      data={stageChoices}
      clearable={false}
      leftSection={<StageIcon stage={membership.stage} />}
      renderOption={({ option }) =>
        isStage(option.value) ? <StageMark stage={option.value} /> : option.label
      }
      save={async (stage) =>
        isStage(stage)
          ? await withStage(stage, ({ lostReason }) =>
              call((api) => api.memberships.update, {
                id: membership.id,
                set: { stage, ...(lostReason !== undefined && { lostReason }) },
              }),
            )
          : null
      }
    />
  );
}

export function ReasonField({ membership }: { membership: Membership }) {
  return (
    <InlineField
      label={t("ui.partner.membership.reasonOf", { program: membership.program })}
      hideLabel
      value={membership.lostReason}
      placeholder={t("ui.partner.notSet")}
      save={(lostReason) => call((api) => api.memberships.update, { id: membership.id, set: { lostReason } })}
    />
  );
}
