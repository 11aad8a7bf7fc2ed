// What was agreed with a partner: in words, from when until when, and when somebody has to speak about its end.
import { ActionIcon, Button, Menu, Text } from "@mantine/core";
import { IconAlertTriangle, IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { call, useRead, type Api, type OutputOf } from "../../../api/client.ts";
import { showDay, showRelativeDay } from "../../../format.ts";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { LineOrigin } from "../../../ui/Origin.tsx";
import { sayError, sayWithUndo } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { Section } from "../Section.tsx";
import { AgreementForm } from "./AgreementForm.tsx";
import classes from "./Todo.module.css";

export interface OfPartner {
  partnerId: number;
  /** Of the partner's programs: one of them needs no choosing. */
  programIds: readonly number[];
}

export type Agreement = OutputOf<Api["agreements"]["list"]>["rows"][number];

interface AgreementsProps extends OfPartner {
  /** Agreements whose terms are one value, by id: they stand in their own timeline. */
  structured: ReadonlySet<number>;
}

export function Agreements({ partnerId, programIds, structured }: AgreementsProps) {
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useRead((api) => api.agreements.list, { partnerId });
  const rows = data?.rows.filter(({ id }) => !structured.has(id));
  return (
    <Section
      title={t("ui.promises.agreements.title")}
      action={
        !making && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setMaking(true)}
          >
            {t("ui.promises.agreements.new")}
          </Button>
        )
      }
    >
      {making && (
        <AgreementForm
          programIds={programIds}
          save={async ({ programId, ...facts }) => {
            const { batchId } = await call((api) => api.agreements.note, { partnerId, programId, ...facts });
            sayWithUndo(t("ui.promises.agreements.noted"), batchId);
          }}
          onDone={() => setMaking(false)}
        />
      )}
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {rows?.length === 0 && !making && (
        <Text size="sm" c="dimmed">
          {t("ui.promises.agreements.none")}
        </Text>
      )}
      <ul className={classes.plain} aria-label={t("ui.promises.agreements.title")}>
        {rows?.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} programIds={programIds} />
        ))}
      </ul>
    </Section>
  );
}

/** How it stands, in words: when it begins, ends, or has ended. */
function standing({ state, from, to }: Agreement): string | null {
  if (state === "ahead") return t("ui.promises.agreements.notYet", { when: showRelativeDay(from) });
  if (to === null) return null;
  return t(state === "ended" ? "ui.promises.agreements.ended" : "ui.promises.agreements.ends", {
    when: showRelativeDay(to),
  });
}

function AgreementLine({ agreement, programIds }: { agreement: Agreement; programIds: readonly number[] }) {
  const [editing, setEditing] = useState(false);
  const { id, uid, program, text, from, to, noticeDays, noticeOn, state, renewed } = agreement;
  const trash = async (): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.agreements.trash, { id });
      sayWithUndo(t("ui.promises.agreements.trashed"), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  if (editing) {
    return (
      <li>
        <AgreementForm
          programIds={programIds}
          agreement={{ programId: program.id, text, from, to, noticeDays }}
          save={({ programId: _same, ...set }) => call((api) => api.agreements.update, { id, set })}
          onDone={() => setEditing(false)}
        />
      </li>
    );
  }
  const stands = standing(agreement);
  const looks = state === "notice" && !renewed;
  return (
    <li className={classes.promise} data-over={state === "ended" || undefined}>
      <div className={classes.grow}>
        <LineOrigin uid={uid} field="text">
          <div className={classes.text} dir="auto">
            {text}
          </div>
        </LineOrigin>
        <div className={classes.meta}>
          <bdi>{program.name}</bdi>
          {" · "}
          {to === null
            ? t("ui.promises.agreements.open", { from: showDay(from) })
            : t("ui.promises.agreements.runs", { from: showDay(from), to: showDay(to) })}
          {stands && (
            <span data-look={looks || undefined}>
              {" · "}
              {looks && <IconAlertTriangle size={12} aria-hidden />}
              {stands}
            </span>
          )}
          {noticeDays !== null && noticeOn !== null && state !== "ended" && (
            <span>
              {" · "}
              {t("ui.promises.agreements.noticeBy", { day: showDay(noticeOn) })}
            </span>
          )}
        </div>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("ui.promises.agreements.actions", { text })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setEditing(true)}>{t("ui.promises.agreements.edit")}</Menu.Item>
          <Menu.Item onClick={() => void trash()}>{t("ui.promises.agreements.trash")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
