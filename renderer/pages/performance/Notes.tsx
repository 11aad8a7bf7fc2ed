// The notes above the numbers, those to look at first.
import { Anchor } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Overview } from "./answers.ts";
import { notesOf } from "./notesOf.ts";
import classes from "./Performance.module.css";

export function Notes({ overview }: { overview: Overview }) {
  const said = notesOf(overview);
  if (said.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={t("ui.performance.notes.title")}>
      {said.map(({ text, look, rates }) => (
        <li key={text} data-look={look || undefined}>
          {look ? <IconAlertTriangle size={15} aria-hidden /> : <IconInfoCircle size={15} aria-hidden />}
          <span>
            {text}
            {rates && (
              <>
                {" "}
                <Anchor href={href(routes.settings("rates"))} size="sm">
                  {t("ui.performance.notes.setRates")}
                </Anchor>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
