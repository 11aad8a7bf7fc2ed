// What the undo of a merge gave back, and what stays because somebody changed it since.
import { Text } from "@mantine/core";
import { t } from "../../words.ts";
import { useUidNames } from "../partner/changeWords.ts";
import { sayField } from "./sayValue.ts";
import type { Undone } from "./shared.ts";
import importClasses from "../import/Import.module.css";

const most = 100;

export function UndoneNote({ outcome: { restored, kept, keptItems } }: { outcome: Undone }) {
  const names = useUidNames();
  return (
    <div>
      <Text component="output" display="block">
        {[
          t("ui.share.result.restored", { count: restored }),
          ...(kept > 0 ? [t("ui.share.result.stays", { count: kept })] : []),
        ].join(" ")}
      </Text>
      {keptItems.length > 0 && (
        <ul className={importClasses.kept}>
          {keptItems.slice(0, most).map(({ title, field }) => (
            <li key={`${title} ${field}`}>
              <span dir="auto">{title || t("ui.share.table.interaction")}</span>{" "}
              <Text span size="sm" c="dimmed">
                {field === null ? t("ui.imports.keptWhole") : sayField(field, names)}
              </Text>
            </li>
          ))}
          {keptItems.length > most && <li>{t("ui.imports.andMore", { count: keptItems.length - most })}</li>}
        </ul>
      )}
      <Text size="sm" c="dimmed">
        {t("ui.share.result.undoTravels")}
      </Text>
    </div>
  );
}
