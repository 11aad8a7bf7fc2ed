// Who saved the file, when, and what part of their workspace it is, in words.
import { Text } from "@mantine/core";
import { showInstant, showList, showSize } from "../../../format.ts";
import { t } from "../../../words.ts";
import type { Preview } from "../shared.ts";
import classes from "../Share.module.css";

export function Headline({ value }: { value: Preview }) {
  const { by, whole, results, bytes } = value;
  const also = [
    ...(results && results.rows > 0 ? [t("ui.share.look.results", { count: results.rows })] : []),
    ...(bytes && bytes.files > 0
      ? [t("ui.share.look.files", { count: bytes.files, size: showSize(bytes.size) })]
      : []),
  ];
  const said = [
    by ? t("ui.share.look.by", { name: by.name, at: showInstant(by.at) }) : t("ui.share.look.byNobody"),
    t(whole ? "ui.share.look.whole" : "ui.share.look.part"),
    ...(also.length > 0 ? [t("ui.share.look.also", { what: showList(also) })] : []),
  ];
  return (
    <Text className={classes.prose} dir="auto">
      {said.join(" ")}
    </Text>
  );
}
