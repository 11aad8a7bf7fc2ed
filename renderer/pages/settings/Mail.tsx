// Mail: which addresses are the manager's, how much room its files may take, whose mail is left out.
import { Button, NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { call, useRead } from "../../api/client.ts";
import { showInstantDay, showNumber, showSize } from "../../format.ts";
import { AddressesField } from "../../ui/AddressesField.tsx";
import { sayError, sayWithUndo } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

const gigabyte = 1_000_000_000;

const set = (key: string, value: string[] | number): void => {
  call((api) => api.settings.set, { key, value }).catch(sayError);
};

export function Mail() {
  return (
    <div className={classes.stack}>
      <Own />
      <Room />
      <Ignored />
    </div>
  );
}

function Own() {
  const { data } = useRead((api) => api.settings.get, {});
  const stored = data?.values.ownAddresses;
  const own = Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  return (
    <AddressesField
      className={classes.field}
      label={t("ui.said.own.label")}
      description={t("ui.said.own.lead")}
      value={own}
      onChange={(next) => set("ownAddresses", next)}
    />
  );
}

function Room() {
  const { data } = useRead((api) => api.attachments.usage, {});
  const [draft, setDraft] = useState<string | number | null>(null);
  if (!data) return null;
  const { kept, limit, left } = data;
  const stored = Math.round((limit / gigabyte) * 100) / 100;
  const wrong = draft !== null && typeof draft !== "number";
  const save = (): void => {
    if (typeof draft === "number" && draft !== stored) set("attachmentLimit", Math.round(draft * gigabyte));
    if (!wrong) setDraft(null);
  };
  return (
    <div>
      <NumberInput
        className={classes.roomField}
        label={t("ui.said.settings.limit")}
        value={draft ?? stored}
        min={0}
        max={1000}
        step={0.5}
        decimalScale={2}
        onChange={setDraft}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          if (event.key === "Escape") setDraft(null);
        }}
        error={wrong ? t("ui.said.settings.limitWrong") : undefined}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t("ui.said.settings.used", { used: showSize(kept), limit: showSize(limit) })}{" "}
        {left > 0 && t("ui.said.settings.left", { count: left })} {t("ui.said.settings.limitHint")}
      </Text>
    </div>
  );
}

const few = 12;

function Ignored() {
  const { data } = useRead((api) => api.mail.ignored, {});
  const [all, setAll] = useState(false);
  const rows = data?.rows ?? [];
  const stop = async (id: number, address: string): Promise<void> => {
    try {
      const { batchId } = await call((api) => api.mail.stopIgnoring, { id });
      sayWithUndo(t("ui.said.settings.stopped", { address }), batchId);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <div>
      <Text fw={500} size="sm" id="ignored-title">
        {t("ui.said.settings.ignored")}
        {rows.length > few && ` ${showNumber(rows.length)}`}
      </Text>
      {data && rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {t("ui.said.settings.ignoredNone")}
        </Text>
      )}
      <ul className={classes.ignored} aria-labelledby="ignored-title">
        {rows.slice(0, all ? rows.length : few).map(({ id, address, createdAt }) => (
          <li key={id}>
            <bdi className={classes.ignoredAddress}>{address}</bdi>
            <Text span size="xs" c="dimmed">
              {showInstantDay(createdAt)}
            </Text>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t("ui.said.settings.stopIgnoring", { address })}
              onClick={() => void stop(id, address)}
            >
              {t("ui.frame.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {!all && rows.length > few && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t("ui.settings.backups.more", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
