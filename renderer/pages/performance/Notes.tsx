// The notes above the numbers, those to look at first.
import { Anchor, Button } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Overview } from "./answers.ts";
import { notesOf } from "./notesOf.ts";
import classes from "./Performance.module.css";

/** More than these are folded away, so that the numbers stay in sight. */
const atOnce = 2;

export function Notes({ overview }: { overview: Overview }) {
  const [all, setAll] = useState(false);
  const said = notesOf(overview);
  const more = said.length - atOnce;
  if (said.length === 0) return null;
  return (
    <div className={classes.notesPlace}>
      <ul className={classes.notes} aria-label={t("ui.performance.notes.title")}>
        {said.map(({ text, look, rates }, at) => (
          <li key={text} data-look={look || undefined} hidden={!all && more > 1 && at >= atOnce}>
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
      {more > 1 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes.noPrint}
          aria-expanded={all}
          onClick={() => setAll((was) => !was)}
        >
          {all ? t("ui.performance.notes.fewer") : t("ui.performance.notes.more", { count: more })}
        </Button>
      )}
    </div>
  );
}
