// What an undone import left: how much is gone, how much is back, and what was kept and why.
import { Text } from "@mantine/core";
import { showList } from "../../format.ts";
import { t } from "../../words.ts";
import { fieldWord } from "../fieldWord.ts";
import type { Undone } from "./session.ts";
import classes from "./Import.module.css";

const most = 100;

export function UndoOutcome({ outcome }: { outcome: Undone }) {
  const { removed, restored, kept, keptItems } = outcome;
  return (
    <div>
      <Text component="output" display="block">
        {t("ui.imports.undone", {
          what: showList([
            t("ui.imports.undoneRemoved", { count: removed }),
            ...(restored > 0 ? [t("ui.imports.undoneRestored", { count: restored })] : []),
          ]),
        })}
      </Text>
      {kept > 0 && (
        <>
          <Text mt="xs">{t("ui.imports.undoneKept", { count: kept })}</Text>
          <ul className={classes.kept}>
            {keptItems.slice(0, most).map(({ title, field }) => (
              <li key={`${title || t("ui.imports.keptTalk")} ${field}`}>
                <span dir="auto">{title || t("ui.imports.keptTalk")}</span>{" "}
                <Text span size="sm" c="dimmed">
                  {field === null ? t("ui.imports.keptWhole") : fieldWord(field)}
                </Text>
              </li>
            ))}
            {keptItems.length > most && (
              <li>{t("ui.imports.andMore", { count: keptItems.length - most })}</li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
