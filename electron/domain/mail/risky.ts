// Which files of messages are asked about before the system opens them: what can run, hide or phone home, as data.

export type Danger =
  | "program"
  | "script"
  | "macros"
  | "archive"
  | "page"
  | "disk"
  | "shortcut"
  | "unknown"
  | "disguised";

const words = (text: string): readonly string[] => text.split(" ");

/** Endings of what only shows or plays something. Whatever is not here is asked about. */
const calm: ReadonlySet<string> = new Set(
  words(
    "pdf txt text md csv tsv log rtf docx xlsx pptx odt ods odp pages numbers key " +
      "png jpg jpeg jfif gif webp bmp tif tiff heic heif avif " +
      "mp3 m4a aac wav flac ogg opus mp4 m4v mov webm avi mkv " +
      "ics vcf eml json yaml yml xps epub",
  ),
);

const dangers: Readonly<Record<Exclude<Danger, "unknown" | "disguised">, readonly string[]>> = {
  program: words(
    "exe com scr pif msi msp msix msixbundle appx appxbundle appinstaller cpl dll sys ocx drv app apk ipa deb rpm run bin elf appimage snap flatpak jar jnlp gadget pkg mpkg xpi crx",
  ),
  script: words(
    "bat cmd ps1 psm1 psd1 ps1xml vbs vbe js jse mjs cjs wsf wsh wsc sct hta sh bash zsh fish csh ksh command tool workflow action scpt scptd applescript py pyw pyc rb pl php lua tcl reg inf msc ahk au3",
  ),
  macros: words(
    "doc dot xls xlt xla ppt pot pps docm dotm dotx xlsm xltm xltx xlam xlsb xll pptm potm potx ppam ppsm ppsx sldm one onepkg pub mdb accdb accde mde ade adp odb slk iqy oqy rqy dqy wbk",
  ),
  archive: words("zip rar 7z gz tgz bz2 tbz xz txz zst tar cab arj lzh ace z lz lzma cpio"),
  page: words("html htm xhtml shtml mht mhtml svg svgz xml xsl xslt swf chm hlp"),
  disk: words("iso img dmg vhd vhdx vmdk udf wim toast"),
  shortcut: words(
    "lnk url webloc desktop inetloc fileloc scf library-ms search-ms searchconnector-ms settingcontent-ms website appref-ms application rdp theme themepack diagcab",
  ),
};

const dangerOf = (ending: string): Danger | null => {
  if (calm.has(ending)) return null;
  const found = Object.entries(dangers).find(([, endings]) => endings.includes(ending));
  return (found?.[0] as Danger | undefined) ?? "unknown";
};

/** Signs that turn the direction of writing or cannot be seen: "gpj.exe" can look like "exe.jpg" by them. */
export const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The ending that the system goes by, in lower case without its dot; empty where there is none. */
export function endingOf(name: string): string {
  const seen = name.replace(unseen, "").replace(/[.\s]+$/, "");
  return (/\.([^.\s/\\]{1,30})$/.exec(seen)?.[1] ?? "").toLowerCase();
}

/**
 * Why a file is asked about before it is opened; null for one that may be opened at once.
 * `disguised`: its name hides what it is, by a second ending ("invoice.exe.pdf", "photo.jpg     .exe") or by signs that turn the writing.
 */
export function dangerOfFile(name: string): { danger: Danger; ending: string } | null {
  const ending = endingOf(name);
  const danger = dangerOf(ending);
  const inner = name.replace(unseen, "").toLowerCase().split(".").slice(1, -1);
  const turned = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name);
  const doubled =
    danger === null
      ? inner.some((part) => ["program", "script", "shortcut"].includes(dangerOf(part.trim()) ?? ""))
      : danger !== "unknown" && danger !== "archive" && inner.some((part) => calm.has(part.trim()));
  if (turned || doubled) return { danger: "disguised", ending };
  return danger && { danger, ending };
}
