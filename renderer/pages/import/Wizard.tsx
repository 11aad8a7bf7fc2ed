// The wizard around one file: three steps, the scrolled middle, and the foot with what comes next.
import { ActionIcon, Box, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useEffect } from "react";
import { go, routes } from "../../routes.ts";
import { Page } from "../../ui/Page.tsx";
import { t } from "../../words.ts";
import { FileStep } from "./FileStep.tsx";
import { useTask } from "./longTask.ts";
import { PreviewStep } from "./PreviewStep.tsx";
import { ResultStep } from "./ResultStep.tsx";
import { end, steps, useSeen, type Session, type Step } from "./session.ts";
import classes from "./Import.module.css";

export function Wizard({ session }: { session: Session }) {
  const { step } = useSeen(session);
  const run = useTask(session.tasks.run);
  useEffect(() => session.begin(), [session]);
  const leave = (): void => {
    if (run.state !== "running") end(session);
    go(routes.imports());
  };
  return (
    <Page
      fill
      title={session.name}
      aside={<Steps session={session} step={step} locked={run.state === "running" || run.state === "done"} />}
      actions={
        run.state === "running" ? (
          <Box h="2.125rem" />
        ) : (
          <Tooltip label={t("ui.imports.leave")}>
            <ActionIcon aria-label={t("ui.imports.leave")} size="lg" onClick={leave}>
              <IconX size={18} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      {step === "file" && <FileStep session={session} />}
      {step === "preview" && <PreviewStep session={session} />}
      {step === "result" && <ResultStep session={session} />}
    </Page>
  );
}

/** Where one is; an earlier step can be gone back to until something is written. */
function Steps({ session, step, locked }: { session: Session; step: Step; locked: boolean }) {
  const at = steps.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={t("ui.imports.stepOf", { step: at + 1, total: steps.length })}>
      {steps.map((one, index) => (
        <li key={one} className={classes.step} aria-current={one === step ? "step" : undefined}>
          {index < at && !locked ? (
            <button type="button" className={classes.stepBack} onClick={() => session.goTo(one)}>
              <StepName step={one} number={index + 1} done />
            </button>
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
      <span className={classes.stepNumber} aria-hidden>
        {done ? <IconCheck size={12} /> : number}
      </span>
      <Text span size="sm" className={classes.stepName}>
        {t(`ui.imports.steps.${step}`)}
      </Text>
    </>
  );
}
