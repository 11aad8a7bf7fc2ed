// The trash: find what was thrown away, put it back with everything that hung on it, or let it go for good.
import { ActionIcon, Button, SegmentedControl, TextInput, Text } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useDeferredValue, useRef, useState } from "react";
import { useRead } from "../../api/client.ts";
import { openDialog } from "../../frame/dialogs.ts";
import { useKeys } from "../../frame/keys.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { AskPurge, type Doomed } from "./AskPurge.tsx";
import type { TrashKind } from "./row.ts";
import { TrashTable } from "./TrashTable.tsx";
import classes from "./Trash.module.css";

const kinds = ["all", "partner", "contact", "interaction", "task", "template"] as const satisfies readonly (
  | TrashKind
  | "all"
)[];
const page = 100;
/** What a list gives at most. */
const most = 1000;

export function TrashPage() {
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const [kind, setKind] = useState<(typeof kinds)[number]>("all");
  const [limit, setLimit] = useState(page);
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useRead((api) => api.trash.list, {
    limit,
    ...(search === "" ? {} : { search }),
    ...(kind === "all" ? {} : { kind }),
  });
  // The counts in the question are of the whole trash, whatever is searched for.
  const { go = 0, stay = 0 } = useRead((api) => api.trash.whatGoes, {}).data ?? {};
  const whole = useRead((api) => api.trash.list, { limit: 1 });
  const total = whole.data?.total ?? 0;
  useKeys("ui.trash.title", [{ keys: "/", label: "ui.trash.search", run: () => field.current?.focus() }]);
  const empty = total === 0;
  return (
    <Page
      title={t("ui.trash.title")}
      aside={!empty && <Text c="dimmed">{t("ui.trash.count", { count: total })}</Text>}
      actions={
        <>
          <Button variant="subtle" color="gray" onClick={() => openDialog({ name: "history" })}>
            {t("ui.history.title")}
          </Button>
          {go > 0 && (
            <Button variant="default" onClick={() => setDoomed({ all: go, stay })}>
              {t("ui.trash.empty")}
            </Button>
          )}
        </>
      }
    >
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && empty && <EmptyState text={t("ui.trash.none")} />}
      {data && !empty && (
        <>
          <search className={classes.tools}>
            <TextInput
              ref={field}
              className={classes.search}
              aria-label={t("ui.trash.search")}
              placeholder={t("ui.trash.search")}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Escape" && text !== "") {
                  event.stopPropagation();
                  setText("");
                }
              }}
              rightSection={
                text !== "" && (
                  <ActionIcon aria-label={t("ui.trash.clearSearch")} onClick={() => setText("")}>
                    <IconX size={16} />
                  </ActionIcon>
                )
              }
            />
            <SegmentedControl
              aria-label={t("ui.trash.kind")}
              value={kind}
              onChange={setKind}
              data={kinds.map((value) => ({ value, label: t(`ui.trash.kinds.${value}`) }))}
            />
          </search>
          {data.rows.length === 0 ? (
            <EmptyState text={t("ui.trash.noneFound")} />
          ) : (
            <TrashTable rows={data.rows} onPurge={(row) => setDoomed({ row })} />
          )}
          {data.rows.length < Math.min(data.total, most) && (
            <Button
              variant="subtle"
              mt="sm"
              onClick={() => setLimit((before) => Math.min(most, before + page * 2))}
            >
              {t("ui.trash.more")}
            </Button>
          )}
        </>
      )}
      {doomed && <AskPurge doomed={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}
