// Two records that somebody chose in a list, to be put together by hand.
import { Button } from "@mantine/core";
import { go, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Kind } from "./choose.ts";

export function MergeTwo({ kind, ids }: { kind: Kind; ids: ReadonlySet<number> }) {
  const [a, b, ...more] = ids;
  if (a === undefined || b === undefined || more.length > 0) return null;
  return (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={() => go(routes.duplicates(kind, a, b))}>
      {t("ui.duplicates.mergeMany")}
    </Button>
  );
}
