// What can be done with several negotiations at once.
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { t } from "../../../words.ts";

export const BulkNegotiations = ({ onTrash }: { onTrash: () => void }) => (
  <Button
    variant="subtle"
    color="gray"
    size="compact-sm"
    leftSection={<IconTrash size={15} aria-hidden />}
    onClick={onTrash}
  >
    {t("ui.negotiations.trash")}
  </Button>
);
