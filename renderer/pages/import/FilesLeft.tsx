// Files of messages that found no room: how many, and the way to the limit.
import { Anchor, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { href, routes } from "../../routes.ts";
import { t } from "../../words.ts";
import classes from "./Import.module.css";

export function FilesLeft({ count }: { count: number }) {
  return (
    <Text>
      <IconAlertTriangle size={16} className={classes.look} aria-hidden /> {t("ui.said.filesLeft", { count })}{" "}
      <Anchor href={href(routes.settings("mail"))}>{t("ui.said.toLimit")}</Anchor>
    </Text>
  );
}
