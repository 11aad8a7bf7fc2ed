// A mapped table kept as a format under a name: files with these columns are read by it without being asked, here and where it is given to.
import { Button, Group, Select, Text, TextInput, Title } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { networks } from "../../../../electron/domain/partner.ts";
import { asFailure, call } from "../../../api/client.ts";
import { say } from "../../../ui/undo.tsx";
import { t } from "../../../words.ts";
import { networkWord } from "../../fieldWord.ts";
import { reading } from "../answers.ts";
import type { Inspected, Report, Session } from "../session.ts";
import classes from "../Import.module.css";
import own from "./Report.module.css";

interface KeepFormatProps {
  session: Session;
  value: Inspected;
  report: Report;
}

export function KeepFormat({ session, value, report }: KeepFormatProps) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="keep-title" className={own.keep}>
      <Title order={2} id="keep-title">
        {t("ui.reportFormats.keepTitle")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("ui.reportFormats.keepLead")}
      </Text>
      {open ? (
        <KeepForm session={session} value={value} report={report} />
      ) : (
        <Button
          variant="default"
          className={classes.fit}
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t("ui.reportFormats.keep")}
        </Button>
      )}
    </section>
  );
}

function KeepForm({ session, value, report }: KeepFormatProps) {
  const [name, setName] = useState("");
  const [network, setNetwork] = useState<string | null>(report.network);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The button that opened it is gone.
  useEffect(() => field.current?.focus(), []);
  const keep = async (): Promise<void> => {
    if (name.trim() === "") return setError(t("ui.reportFormats.nameNeeded"));
    setBusy(true);
    try {
      const kept = await call((api) => api.reports.keep, {
        name: name.trim(),
        network: networks.find((one) => one === network) ?? null,
        header: value.header,
        mapping: value.mapping,
        habits: habitsOf(value, report),
      });
      say(t("ui.reportFormats.kept", { name: kept.name }));
      // What was said of the columns is in the format now.
      const said = Object.keys(session.get().answers).filter(
        (key) => key === reading.format || key === "as" || key.startsWith("column."),
      );
      session.correct(Object.fromEntries(said.map((key) => [key, null])));
    } catch (thrown) {
      setError(asFailure(thrown).text);
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void keep();
      }}
    >
      <Group gap="md" align="flex-start">
        <TextInput
          ref={field}
          label={t("ui.reportFormats.name")}
          description={t("ui.reportFormats.nameHint")}
          value={name}
          error={error}
          maxLength={80}
          dir="auto"
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
        />
        <Select
          label={t("ui.report.network")}
          description={t("ui.reportFormats.networkHint")}
          value={network}
          placeholder={t("ui.report.networkNone")}
          data={networks.map((one) => ({ value: one, label: networkWord(one) }))}
          clearable
          searchable
          onChange={setNetwork}
        />
        <Button type="submit" loading={busy} className={own.beside}>
          {t("ui.reportFormats.keep")}
        </Button>
      </Group>
    </form>
  );
}

/** How the file writes, as far as its columns do not show it themselves. */
function habitsOf({ mapping }: Inspected, { found }: Report) {
  const { dateOrder, decimal, currency } = found;
  const inColumn = Object.values(mapping).includes("currency");
  return {
    ...(dateOrder && { dateOrder: dateOrder.order }),
    ...(decimal && { decimal: decimal.mark }),
    ...(currency.code !== null && !inColumn && { currency: currency.code }),
  };
}
