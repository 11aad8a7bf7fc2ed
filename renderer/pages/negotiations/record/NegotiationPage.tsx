// One negotiation in full: its head, the rounds, limits, replay and middle ground, and beside them what else belongs to it.
import { Button, Tabs, VisuallyHidden } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { isClosed } from "../../../../electron/domain/negotiation/stages.ts";
import type { Terms } from "../../../../electron/domain/terms/shape.ts";
import { call, useRead } from "../../../api/client.ts";
import { useKeys } from "../../../frame/keys.ts";
import { usePresentation } from "../../../frame/presentation.ts";
import { go, routes } from "../../../routes.ts";
import { Back } from "../../../ui/Back.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { sayError } from "../../../ui/undo.tsx";
import { Waiting } from "../../../ui/Waiting.tsx";
import { t } from "../../../words.ts";
import { Limits } from "../limits/Limits.tsx";
import { Middle } from "../middle/Middle.tsx";
import { keepDraft, keptDraft, lastView } from "../kept.ts";
import type { Negotiation } from "../negotiation.ts";
import classes from "../Negotiations.module.css";
import { Replay } from "../replay/Replay.tsx";
import { Beside } from "./Beside.tsx";
import { draftOf, termsToStart, type OfferDraft } from "./draft.ts";
import { Head } from "./Head.tsx";
import { Rounds } from "./Rounds.tsx";

const leave = (): void => go(routes.negotiations(lastView()));

export function NegotiationPage({ id }: { id: number }) {
  const { data, error, refetch } = useRead((api) => api.negotiations.get, { id });
  useEffect(() => {
    if (data)
      document.title = t("ui.frame.windowTitle", {
        page: t("ui.negotiations.named", { partner: data.partner.name, subject: data.subject }),
      });
  }, [data]);
  return (
    <div className={classes.page}>
      <Back to={routes.negotiations(lastView())} label={t("ui.negotiations.title")} />
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && <Whole negotiation={data} />}
    </div>
  );
}

const tabs = ["offers", "limits", "replay", "middle"] as const;
type Tab = (typeof tabs)[number];

function Whole({ negotiation }: { negotiation: Negotiation }) {
  const isShown = usePresentation();
  const [chosen, setTab] = useState<Tab>("offers");
  const [draft, showDraft] = useState<OfferDraft | null>(() => keptDraft(negotiation.id));
  const setDraft = (next: OfferDraft | null): void => {
    keepDraft(negotiation.id, next);
    showDraft(next);
  };
  // What is private is not there while the screen is shown.
  const seen = tabs.filter((one) => !isShown || (one !== "limits" && one !== "middle"));
  const tab = seen.includes(chosen) ? chosen : "offers";
  const closed = isClosed(negotiation.stage);
  const offer = (terms: Terms, note = ""): void => {
    setDraft(draftOf("us", terms, note));
    setTab("offers");
  };
  useKeys("ui.negotiations.keys.record", [
    {
      keys: "mod+n",
      label: "ui.negotiations.keys.offer",
      command: "new",
      run: () => {
        if (closed) return false;
        offer(termsToStart(negotiation));
        return true;
      },
    },
    { keys: "Escape", label: "ui.negotiations.keys.leave", run: leave },
    ...seen.map((one, at) => ({
      keys: `${at + 1}`,
      label: `ui.negotiations.keys.${one}` as const,
      run: () => setTab(one),
    })),
  ]);
  return (
    <>
      <VisuallyHidden>
        <h1>
          {t("ui.negotiations.named", { partner: negotiation.partner.name, subject: negotiation.subject })}
        </h1>
      </VisuallyHidden>
      {negotiation.deletedAt !== null && <InTrash id={negotiation.id} />}
      <Head negotiation={negotiation} onGone={leave} />
      <div className={classes.columns} data-whole={tab !== "offers" || undefined}>
        <Tabs
          value={tab}
          onChange={(next) => setTab(tabs.find((one) => one === next) ?? "offers")}
          keepMounted={false}
          className={classes.main}
        >
          <Tabs.List>
            {seen.map((one) => (
              <Tabs.Tab
                key={one}
                value={one}
                rightSection={
                  one === "limits" || one === "middle" ? (
                    <IconLock size={12} aria-label={t("ui.negotiations.private")} />
                  ) : undefined
                }
              >
                {t(`ui.negotiations.tab.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="offers" pt="xs">
            <Rounds negotiation={negotiation} draft={draft} onDraft={setDraft} />
          </Tabs.Panel>
          <Tabs.Panel value="limits" pt="xs">
            <Limits negotiation={negotiation} />
          </Tabs.Panel>
          <Tabs.Panel value="replay" pt="xs">
            <Replay negotiation={negotiation} draft={draft} />
          </Tabs.Panel>
          <Tabs.Panel value="middle" pt="xs">
            <Middle negotiation={negotiation} onOffer={(terms) => offer(terms)} />
          </Tabs.Panel>
        </Tabs>
        {tab === "offers" && <Beside negotiation={negotiation} draft={draft?.terms ?? null} />}
      </div>
    </>
  );
}

function InTrash({ id }: { id: number }) {
  return (
    <div className={classes.trashed}>
      {t("ui.negotiations.inTrash")}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void call((api) => api.negotiations.restore, { id }).catch(sayError)}
      >
        {t("ui.negotiations.restore")}
      </Button>
    </div>
  );
}
