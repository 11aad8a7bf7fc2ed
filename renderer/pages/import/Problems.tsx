// What was imported but deserves a look, by line.
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { showNumber } from "../../format.ts";
import { t } from "../../words.ts";
import { saidKind } from "./answers.ts";
import type { Preview } from "./session.ts";
import classes from "./Import.module.css";

const most = 200;

export function Problems({ problems, format }: Pick<Preview, "problems" | "format">) {
  const byMessage = saidKind(format) === "mail";
  if (problems.length === 0) return null;
  return (
    <details className={classes.problems}>
      <summary>
        <IconAlertTriangle size={16} className={classes.look} aria-hidden />{" "}
        {t("ui.imports.problems", { count: problems.length })}
      </summary>
      <ul>
        {problems.slice(0, most).map(({ line, text }) => (
          <li key={`${line} ${text}`}>
            <Text span c="dimmed" size="sm">
              {byMessage
                ? t("ui.said.messageNumber", { number: showNumber(line) })
                : t("ui.imports.lineNumber", { line: showNumber(line) })}
            </Text>{" "}
            <span dir="auto">{text}</span>
          </li>
        ))}
        {problems.length > most && <li>{t("ui.imports.andMore", { count: problems.length - most })}</li>}
      </ul>
    </details>
  );
}
