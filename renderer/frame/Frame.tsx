// The frame: rail, top bar, content; the keys that work anywhere and the dialogs that open from anywhere.
import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useMemo, type ReactNode } from "react";
import { useLocation } from "wouter";
import { DropTarget } from "../pages/import/DropTarget.tsx";
import { HistoryDrawer } from "../pages/history/HistoryDrawer.tsx";
import { KeysOverlay } from "../pages/keys/KeysOverlay.tsx";
import { LogCallDialog } from "../pages/logCall/LogCallDialog.tsx";
import { NewNegotiation } from "../pages/negotiations/NewNegotiation.tsx";
import { Corner } from "../pages/settings/reminders/Corner.tsx";
import { redoLast, undoLast } from "../pages/undo.ts";
import { QuickEntry } from "../pages/tasks/quick/QuickEntry.tsx";
import { WriteDialog } from "../pages/write/WriteDialog.tsx";
import { FirstStart } from "../pages/welcome/FirstStart.tsx";
import { go, routes } from "../routes.ts";
import { Questions } from "../ui/ask.tsx";
import { t } from "../words.ts";
import {
  closeDialog,
  logCallHere,
  newNegotiationHere,
  newTaskHere,
  openDialog,
  useDialog,
  writeHere,
} from "./dialogs.ts";
import classes from "./Frame.module.css";
import { followDay } from "./followDay.ts";
import { followKeys, useKeys, type KeyBinding } from "./keys.ts";
import { chooseShared, followOpened } from "./opened.ts";
import { PageBoundary } from "./PageBoundary.tsx";
import { followReminded } from "./reminded.ts";
import { followSharedMerged } from "./sharedMerged.ts";
import { Rail } from "./Rail.tsx";
import { SaveDialog } from "../pages/share/SaveDialog.tsx";
import { saveEverything } from "../pages/share/SaveEverything.tsx";
import { TopBar } from "./TopBar.tsx";

const anywhere: KeyBinding[] = [
  { keys: "g t", label: "ui.frame.keys.goToday", command: "today", run: () => go(routes.today()) },
  { keys: "g p", label: "ui.frame.keys.goPartners", command: "partners", run: () => go(routes.partners()) },
  { keys: "g c", label: "ui.frame.keys.goPeople", run: () => go(routes.people()) },
  { keys: "g k", label: "ui.frame.keys.goTasks", command: "tasks", run: () => go(routes.tasks()) },
  {
    keys: "g n",
    label: "ui.frame.keys.goNegotiations",
    command: "negotiations",
    run: () => go(routes.negotiations()),
  },
  { keys: "menu:newNegotiation", label: "ui.negotiations.new.key", run: newNegotiationHere },
  { keys: "g u", label: "ui.frame.keys.goUnmatched", run: () => go(routes.unmatched()) },
  {
    keys: "g r",
    label: "ui.frame.keys.goPerformance",
    command: "performance",
    run: () => go(routes.performance()),
  },
  { keys: "g i", label: "ui.frame.keys.goImport", command: "import", run: () => go(routes.imports()) },
  { keys: "g d", label: "ui.frame.keys.goDuplicates", run: () => go(routes.duplicates()) },
  {
    keys: "menu:openShared",
    label: "ui.frame.keys.openShared",
    command: "openShared",
    run: () => void chooseShared(),
  },
  {
    keys: "menu:saveShared",
    label: "ui.frame.keys.saveShared",
    command: "saveShared",
    run: () => openDialog({ name: "share" }),
  },
  { keys: "g s", label: "ui.share.keys.page", run: () => go(routes.share()) },
  { keys: "menu:exportAll", label: "ui.share.keys.all", run: () => void saveEverything() },
  { keys: "g h", label: "ui.frame.keys.history", run: () => openDialog({ name: "history" }) },
  { keys: "mod+l", label: "ui.frame.keys.logCall", command: "logCall", run: logCallHere },
  { keys: "q", label: "ui.tasks.keys.quick", run: () => newTaskHere() },
  { keys: "w", label: "ui.write.key", run: writeHere },
  // A text field in focus keeps its own undo.
  { keys: "mod+z", label: "ui.frame.keys.undo", command: "undo", inText: false, run: () => void undoLast() },
  {
    keys: "mod+shift+z",
    label: "ui.frame.keys.redo",
    command: "redo",
    inText: false,
    run: () => void redoLast(),
  },
  { keys: "mod+y", inText: false, run: () => void redoLast() },
  { keys: "?", label: "ui.frame.keys.keys", command: "keys", run: () => openDialog({ name: "keys" }) },
  { keys: "mod+,", label: "ui.frame.keys.settings", command: "settings", run: () => go(routes.settings()) },
  { keys: "menu:trash", label: "ui.frame.keys.goTrash", command: "trash", run: () => go(routes.trash()) },
  { keys: "alt+ArrowLeft", label: "ui.frame.keys.back", command: "back", run: () => history.back() },
  {
    keys: "alt+ArrowRight",
    label: "ui.frame.keys.forward",
    command: "forward",
    run: () => history.forward(),
  },
];

export function Frame({ children }: { children: ReactNode }) {
  const [narrow, setNarrow] = useLocalStorage({
    key: "rail-narrow",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [location] = useLocation();
  const page = useMemo(() => location.split("/")[1] ?? "", [location]);
  useEffect(followKeys, []);
  useEffect(followOpened, []);
  useEffect(followDay, []);
  useEffect(followReminded, []);
  useEffect(followSharedMerged, []);
  useKeys("ui.frame.keys.anywhere", anywhere);
  return (
    <div className={classes.frame} data-narrow={narrow || undefined}>
      <a
        className={classes.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("content")?.focus();
        }}
      >
        {t("ui.frame.skip")}
      </a>
      <Rail narrow={narrow} toggle={() => setNarrow((before) => !before)} />
      <TopBar />
      <main className={classes.content} id="content" tabIndex={-1}>
        <PageBoundary key={page}>{children}</PageBoundary>
      </main>
      <OpenDialog />
      <DropTarget />
      <Questions />
      <FirstStart />
      <Corner />
    </div>
  );
}

function OpenDialog() {
  const dialog = useDialog();
  if (dialog?.name === "logCall") {
    const { partnerId, contactId, negotiationId } = dialog;
    return (
      <LogCallDialog
        partnerId={partnerId}
        contactId={contactId}
        negotiationId={negotiationId}
        onClose={closeDialog}
      />
    );
  }
  if (dialog?.name === "negotiation")
    return <NewNegotiation partnerId={dialog.partnerId} onClose={closeDialog} />;
  if (dialog?.name === "write") {
    return <WriteDialog partnerId={dialog.partnerId} contactId={dialog.contactId} onClose={closeDialog} />;
  }
  if (dialog?.name === "task") return <QuickEntry preset={dialog.preset} onClose={closeDialog} />;
  if (dialog?.name === "share")
    return (
      <SaveDialog partnerIds={dialog.partnerIds} partnerName={dialog.partnerName} onClose={closeDialog} />
    );
  if (dialog?.name === "keys") return <KeysOverlay onClose={closeDialog} />;
  if (dialog?.name === "history") return <HistoryDrawer batchId={dialog.batchId} onClose={closeDialog} />;
  return null;
}
