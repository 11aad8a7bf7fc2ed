// The name under which a file of a message is written to disk: what a stranger wrote, made harmless.
import { endingOf, unseen } from "./risky.ts";

/** Names that Windows gives to devices, whatever ending follows. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** Characters that fit into every system's limit of 255 bytes, also with four bytes each in part. */
const longest = 120;
const mostBytes = 200;

const encoder = new TextEncoder();

/**
 * A file name without separators, control and direction signs, reserved names and trailing dots; at most 120 characters, its
 * ending kept. Never empty.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(unseen, "")
    .replace(/[/\\:*?"<>|]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (plain === "") return "file";
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  const ending = endingOf(safe);
  const tail = ending === "" ? "" : safe.slice(-ending.length - 1);
  const letters = Array.from(safe.slice(0, safe.length - tail.length));
  const room = (): number => longest - tail.length - letters.length;
  while (letters.length > 1 && (room() < 0 || encoder.encode(letters.join("") + tail).length > mostBytes))
    letters.pop();
  return letters.join("").replace(/[.\s]+$/, "") + tail;
}
