// The two halves of "Import & share", each with its address.
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import classes from "./Import.module.css";

const halves = ["import", "share"] as const;

export function Halves({ at }: { at: (typeof halves)[number] }) {
  return (
    <nav aria-label={t("ui.share.halves")} className={classes.halves}>
      {halves.map((half) => (
        <a
          key={half}
          href={href(half === "import" ? routes.imports() : routes.share())}
          aria-current={half === at ? "page" : undefined}
          className={classes.half}
        >
          {t(`ui.share.half.${half}`)}
        </a>
      ))}
    </nav>
  );
}
