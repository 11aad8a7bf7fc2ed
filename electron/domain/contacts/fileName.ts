// Names of files that are written: what somebody is called, as every file system takes it.
import { safeFileName } from "../mail/fileName.ts";

/** `text` with an ending (without its dot); `fallback` where the text has no letter or digit. */
export const fileName = (text: string, ending: string, fallback: string): string =>
  safeFileName(`${/[\p{L}\p{N}]/u.test(text) ? text : fallback}.${ending}`);
