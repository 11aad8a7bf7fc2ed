// The empty places of the Negotiations page, each with its next step.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { newNegotiationHere } from "../../frame/dialogs.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { t } from "../../words.ts";

export const NewNegotiationButton = ({ quiet = false }: { quiet?: boolean }) => (
  <Button
    variant={quiet ? "default" : "filled"}
    leftSection={<IconPlus size={16} aria-hidden />}
    onClick={newNegotiationHere}
  >
    {t("ui.negotiations.new.key")}
  </Button>
);

export const NoNegotiations = () => (
  <EmptyState text={t("ui.negotiations.empty")} action={<NewNegotiationButton quiet />} />
);

export const NoneFits = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    text={t("ui.negotiations.none")}
    action={
      <Button variant="default" onClick={onClear}>
        {t("ui.negotiations.clearFilters")}
      </Button>
    }
  />
);
