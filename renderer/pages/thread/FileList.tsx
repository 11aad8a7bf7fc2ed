// The files of a message: opened or saved by the shell, never by the page; one that was not kept says why.
import { ActionIcon, Anchor, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconCalendar,
  IconDeviceFloppy,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconVideo,
} from "@tabler/icons-react";
import { endingOf } from "../../../electron/domain/mail/risky.ts";
import { call, type Api, type OutputOf } from "../../api/client.ts";
import { showSize } from "../../format.ts";
import { href, routes } from "../../routes.ts";
import { say, sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Thread.module.css";

export type MessageRow = OutputOf<Api["interactions"]["thread"]>[number];
type FileRow = MessageRow["attachments"][number];

const icons = {
  picture: IconPhoto,
  text: IconFileText,
  table: IconFileSpreadsheet,
  archive: IconFileZip,
  calendar: IconCalendar,
  sound: IconMusic,
  film: IconVideo,
  other: IconFile,
} as const;
type Kind = keyof typeof icons;
const endings: Readonly<Record<Exclude<Kind, "other">, string>> = {
  picture: "png jpg jpeg gif webp bmp tif tiff heic heif avif svg",
  text: "pdf doc docx odt rtf txt md pages",
  table: "xls xlsx xlsm ods csv tsv numbers",
  archive: "zip rar 7z gz tgz tar bz2 xz",
  calendar: "ics",
  sound: "mp3 m4a wav ogg flac aac",
  film: "mp4 mov m4v webm avi mkv",
};
function kindOf(name: string): Kind {
  const ending = endingOf(name);
  const found = Object.entries(endings).find(([, all]) => all.split(" ").includes(ending));
  return (found?.[0] as Kind | undefined) ?? "other";
}

export function FileList({ files }: { files: readonly FileRow[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t("ui.said.thread.filesTitle")}>
      {files.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
    </ul>
  );
}

function OneFile({ file: { id, name, bytes, kept } }: { file: FileRow }) {
  const Glyph = icons[kindOf(name)];
  const open = (): void => void call((api) => api.desk.openAttachment, { id }).catch(sayError);
  const save = async (): Promise<void> => {
    try {
      const saved = await call((api) => api.desk.saveAttachment, { id });
      if (saved.saved) say(t("ui.said.thread.saved", { name: saved.name ?? name }));
    } catch (error) {
      sayError(error);
    }
  };
  const label = (
    <>
      <Glyph size={16} stroke={1.6} aria-hidden className={classes.fileIcon} />
      <bdi className={classes.fileName}>{name}</bdi>
      <span className={classes.meta}>{showSize(bytes)}</span>
    </>
  );
  if (!kept)
    return (
      <li className={classes.file} data-left>
        {label}
        <span className={classes.meta}>
          {t("ui.said.thread.notKept")}{" "}
          <Anchor href={href(routes.settings("mail"))} size="xs">
            {t("ui.said.toLimit")}
          </Anchor>
        </span>
      </li>
    );
  return (
    <li className={classes.file}>
      <UnstyledButton
        className={classes.fileOpen}
        title={t("ui.said.thread.openFile", { name })}
        onClick={open}
      >
        {label}
      </UnstyledButton>
      <Tooltip label={t("ui.said.thread.saveFile", { name })}>
        <ActionIcon size="sm" aria-label={t("ui.said.thread.saveFile", { name })} onClick={() => void save()}>
          <IconDeviceFloppy size={15} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
