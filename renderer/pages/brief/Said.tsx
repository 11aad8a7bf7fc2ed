// What was said and promised: the last talks, and promises of both sides that are open.
import { showDay, showInstantDay } from "../../format.ts";
import { t } from "../../words.ts";
import { isWord } from "../isWord.ts";
import type { Brief } from "./brief.ts";
import classes from "./Brief.module.css";
import { None, Part } from "./Part.tsx";

const kindOf = (kind: string): string => {
  const word = `ui.names.kind.${kind}`;
  return isWord(word) ? t(word) : kind;
};

export function Talks({ talks }: Pick<Brief, "talks">) {
  return (
    <Part title={t("ui.brief.talks")}>
      {talks.length === 0 && <None text={t("ui.brief.noTalks")} />}
      <ul className={classes.list}>
        {talks.map(({ id, kind, at, subject, text, people }) => (
          <li key={id}>
            <div className={classes.meta}>
              {[showInstantDay(at), kindOf(kind), people].filter((part) => part !== null).join(" · ")}
            </div>
            <div className={classes.talk} dir="auto">
              {subject !== null && subject !== "" && <b>{subject}</b>}
              {subject ? ` · ${text}` : text}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Promises({ promises, day }: Pick<Brief, "promises" | "day">) {
  return (
    <Part title={t("ui.brief.promises")}>
      {promises.length === 0 && <None text={t("ui.brief.noPromises")} />}
      {(["us", "them"] as const).map((by) => {
        const own = promises.filter((promise) => promise.by === by);
        if (own.length === 0) return null;
        return (
          <div key={by}>
            <h3 className={classes.side}>{t(`ui.brief.by.${by}`)}</h3>
            <ul className={classes.points}>
              {own.map(({ id, text, dueOn }) => (
                <li key={id}>
                  <bdi>{text}</bdi>
                  {dueOn !== null && (
                    <span className={classes.meta} data-late={dueOn < day || undefined}>
                      {" · "}
                      {t(dueOn < day ? "ui.brief.overdue" : "ui.brief.due", { day: showDay(dueOn) })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Part>
  );
}
