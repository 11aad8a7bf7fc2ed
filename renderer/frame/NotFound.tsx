// An address that leads nowhere.
import { Button } from "@mantine/core";
import { go, routes } from "../routes.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { t } from "../words.ts";

export function NotFound() {
  return (
    <EmptyState
      text={t("ui.frame.notFound")}
      action={<Button onClick={() => go(routes.partners())}>{t("ui.frame.notFoundAction")}</Button>}
    />
  );
}
