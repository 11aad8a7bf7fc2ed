// The way from a list to its duplicates; says how many are likely.
import { Button } from "@mantine/core";
import { useRead } from "../../api/client.ts";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import type { Kind } from "./choose.ts";

export function DuplicatesLink({ kind }: { kind: Kind }) {
  const count = useRead((api) => api.duplicates.counts, {}).data?.[kind] ?? 0;
  return (
    <Button component="a" variant="subtle" color="gray" href={href(routes.duplicates(kind))}>
      {count === 0 ? t("ui.duplicates.open") : t("ui.duplicates.openCount", { count })}
    </Button>
  );
}
