// The call brief of a partner: on the screen, printed, or as PDF.
import { Button, Select } from "@mantine/core";
import { IconFileDownload, IconPrinter } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { fileName } from "../../../electron/domain/contacts/fileName.ts";
import { call, useRead } from "../../api/client.ts";
import { today } from "../../format.ts";
import { go, routes } from "../../routes.ts";
import { useKeys } from "../../frame/keys.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { say, sayError } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import classes from "./Brief.module.css";
import { Sheet } from "./Sheet.tsx";

export function BriefPage({ id }: { id: number }) {
  const [programId, setProgramId] = useState<number | null>(null);
  const { data, error, refetch } = useRead((api) => api.partners.brief, {
    id,
    ...(programId !== null && { programId }),
  });
  const partner = useRead((api) => api.partners.get, { id }).data;
  const [busy, setBusy] = useState(false);
  useKeys("ui.brief.title", [
    { keys: "Escape", label: "ui.partner.toList", run: () => go(routes.partnerFull(id)) },
  ]);
  const name = data?.who.name;
  useEffect(() => {
    if (name !== undefined)
      document.title = t("ui.frame.windowTitle", { page: t("ui.brief.titleOf", { partner: name }) });
  }, [name]);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const wanted = t("ui.brief.fileName", { partner: name ?? "", day: today() });
      const { saved, name: to } = await call((api) => api.desk.savePdf, {
        name: fileName(wanted, "pdf", t("ui.brief.title")),
        upright: true,
      });
      if (saved && to !== null) say(t("ui.brief.saved", { name: to }));
    } catch (thrown) {
      sayError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const programs = partner?.memberships ?? [];
  return (
    <Page
      title={t("ui.brief.title")}
      back={data && { to: routes.partnerFull(id), label: data.who.name }}
      actions={
        <>
          {programs.length > 1 && (
            <Select
              className={classes.program}
              aria-label={t("ui.brief.program")}
              data={programs.map((each) => ({ value: String(each.programId), label: each.program }))}
              value={data ? String(data.program.id) : null}
              allowDeselect={false}
              onChange={(value) => setProgramId(value === null ? null : Number(value))}
            />
          )}
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={!data}
            onClick={() => window.print()}
          >
            {t("ui.brief.print")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileDownload size={16} aria-hidden />}
            disabled={!data}
            loading={busy}
            onClick={() => void save()}
          >
            {t("ui.brief.pdf")}
          </Button>
        </>
      }
    >
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && <Sheet brief={data} />}
    </Page>
  );
}
