// One shared file: look, decide where both changed the same, put together. Each step has its address.
import { ActionIcon, Box, Button, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import { href, go, routes } from "../../routes.ts";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { Middle } from "../import/Middle.tsx";
import { ProgressNote } from "../import/ProgressNote.tsx";
import { CannotOpen } from "./CannotOpen.tsx";
import { DecideStep } from "./conflicts/DecideStep.tsx";
import { LookStep } from "./look/LookStep.tsx";
import { ResultStep } from "./ResultStep.tsx";
import { end, useSeen, type Session } from "./session.ts";
import { Unlock } from "./Unlock.tsx";
import importClasses from "../import/Import.module.css";

const steps = ["changes", "conflicts", "result"] as const;
type Step = (typeof steps)[number];
const isStep = (text: string | null): text is Step => steps.some((step) => step === text);

const asks = new Set(["shared-needs-passphrase", "shared-wrong-passphrase"]);

export function FilePage({ session, step: asked }: { session: Session; step: string | null }) {
  const merge = useTask(session.tasks.merge);
  const { value } = useTask(session.tasks.preview);
  const undo = useTask(session.tasks.undo);
  useEffect(() => session.begin(), [session]);
  const written = merge.state !== "idle";
  const conflicts = value?.conflicts.length ?? 0;
  const wanted = isStep(asked) ? asked : "changes";
  // What was put together cannot be looked at as if it were still to come, and nothing can be decided where there is no conflict.
  const step: Step =
    merge.state === "running" || merge.state === "done" || undo.state !== "idle"
      ? "result"
      : wanted === "result" && !written
        ? "changes"
        : wanted === "conflicts" && conflicts === 0
          ? "changes"
          : wanted;
  const leave = (): void => {
    if (merge.state !== "running") end(session);
    go(routes.share());
  };
  return (
    <Page
      fill
      title={session.name}
      aside={
        <Steps
          session={session}
          step={step}
          conflicts={conflicts}
          locked={merge.state === "running" || merge.state === "done"}
        />
      }
      actions={
        merge.state === "running" ? (
          <Box h="2.125rem" />
        ) : (
          <Tooltip label={t("ui.share.file.leave")}>
            <ActionIcon aria-label={t("ui.share.file.leave")} size="lg" onClick={leave}>
              <IconX size={18} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      <Step session={session} step={step} />
    </Page>
  );
}

function Step({ session, step }: { session: Session; step: Step }) {
  const { passphrase } = useSeen(session);
  const look = useTask(session.tasks.look);
  const preview = useTask(session.tasks.preview);
  if (step === "result") return <ResultStep session={session} />;
  const error = look.state === "failed" ? look.error : preview.state === "failed" ? preview.error : null;
  const locked =
    look.value?.encrypted === true &&
    !preview.value &&
    (passphrase === "" || preview.state === "running" || (error !== null && asks.has(error.code)));
  if (locked) return <Unlock session={session} />;
  if (error && !preview.value) return <CannotOpen session={session} error={error} />;
  if (!preview.value)
    return (
      <Middle label={t("ui.share.file.steps.changes")} busy={preview.state === "running"}>
        {preview.state === "cancelled" ? (
          <>
            <Text component="output">{t("ui.share.file.cancelled")}</Text>
            <Button
              variant="default"
              mt="sm"
              className={importClasses.fit}
              onClick={() => void session.preview()}
            >
              {t("ui.share.file.retry")}
            </Button>
          </>
        ) : (
          <ProgressNote
            title={t("ui.share.file.looking", { name: session.name })}
            progress={preview.progress}
            cancel={() => session.tasks.preview.cancel()}
            hint={t("ui.share.file.lookingHint")}
          />
        )}
      </Middle>
    );
  return step === "conflicts" ? (
    <DecideStep session={session} value={preview.value} />
  ) : (
    <LookStep session={session} value={preview.value} />
  );
}

/** Where one is; conflicts are a step only where there are some. */
function Steps({
  session,
  step,
  conflicts,
  locked,
}: {
  session: Session;
  step: Step;
  conflicts: number;
  locked: boolean;
}) {
  const shown = steps.filter((one) => one !== "conflicts" || conflicts > 0 || step === "conflicts");
  const at = shown.indexOf(step);
  return (
    <ol
      className={importClasses.steps}
      aria-label={t("ui.share.file.stepOf", { step: at + 1, total: shown.length })}
    >
      {shown.map((one, index) => (
        <li key={one} className={importClasses.step} aria-current={one === step ? "step" : undefined}>
          {one !== step && one !== "result" && !locked ? (
            <a className={importClasses.stepBack} href={href(routes.share(session.token, one))}>
              <StepName step={one} number={index + 1} done={index < at} />
            </a>
          ) : (
            <StepName step={one} number={index + 1} done={index < at} />
          )}
        </li>
      ))}
    </ol>
  );
}

function StepName({ step, number, done }: { step: Step; number: number; done: boolean }) {
  return (
    <>
      <span className={importClasses.stepNumber} aria-hidden>
        {done ? <IconCheck size={12} /> : number}
      </span>
      <Text span size="sm" className={importClasses.stepName}>
        {t(`ui.share.file.steps.${step}`)}
      </Text>
    </>
  );
}
