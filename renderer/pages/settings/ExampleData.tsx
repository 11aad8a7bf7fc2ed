// The example workspace: added to look around, removed whole.
import { Button, Text } from "@mantine/core";
import { useJob, useRead } from "../../api/client.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { t } from "../../words.ts";
import { ProgressNote } from "../import/ProgressNote.tsx";
import classes from "./Settings.module.css";

export function ExampleData() {
  const { data: status } = useRead((api) => api.workspace.status, {});
  const add = useJob((api) => api.example.add);
  const remove = useJob((api) => api.example.remove);
  const running = add.state === "running" ? add : remove.state === "running" ? remove : null;
  const failed = add.state === "failed" ? add.error : remove.state === "failed" ? remove.error : null;
  return (
    <>
      <Text c="dimmed" className={classes.lead}>
        {t("ui.settings.example.lead")} {t("ui.settings.example.hint")}
      </Text>
      {running ? (
        <ProgressNote
          title={t(running === add ? "ui.settings.example.adding" : "ui.settings.example.removing")}
          progress={running.progress}
          cancel={running.cancel}
        />
      ) : (
        status && (
          <>
            <Text mb="xs">
              {t(status.example ? "ui.settings.example.there" : "ui.settings.example.notThere")}
            </Text>
            <Button
              variant="default"
              onClick={() => {
                add.reset();
                remove.reset();
                void (status.example ? remove.run({}) : add.run({}));
              }}
            >
              {t(status.example ? "ui.settings.example.remove" : "ui.settings.example.add")}
            </Button>
          </>
        )
      )}
      {remove.value && (
        <Text component="output" display="block" mt="xs">
          {t(remove.value.kept > 0 ? "ui.settings.example.removedKept" : "ui.settings.example.removed", {
            removed: remove.value.removed,
            kept: remove.value.kept,
          })}
        </Text>
      )}
      {failed && <ErrorNote error={failed} />}
    </>
  );
}
