// The empty places of the Tasks page, each with its next step.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { newTaskHere } from "../../frame/dialogs.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { t } from "../../words.ts";

export const NewTaskButton = ({ quiet = false }: { quiet?: boolean }) => (
  <Button
    variant={quiet ? "default" : "filled"}
    leftSection={<IconPlus size={16} aria-hidden />}
    onClick={() => newTaskHere()}
  >
    {t("ui.tasks.new")}
  </Button>
);

export const NoTasks = () => <EmptyState text={t("ui.tasks.empty")} action={<NewTaskButton quiet />} />;

export const NoneFits = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    text={t("ui.tasks.none")}
    action={
      <Button variant="default" onClick={onClear}>
        {t("ui.tasks.clearFilters")}
      </Button>
    }
  />
);
