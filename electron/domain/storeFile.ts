// How a workspace's files are known by their first bytes and their names, so that nothing else is ever saved over one.

const header = "SQLite format 3\0";

/** How many bytes `isStore` has to see. */
export const HEADER_BYTES = header.length;

/** Whether a file that begins so is a workspace, its attachments, or a backup of them. */
export const isStore = (start: Uint8Array): boolean =>
  start.length >= HEADER_BYTES &&
  Array.from(header).every((letter, at) => start[at] === letter.charCodeAt(0));

/** The name without what the files beside a workspace end in; the name itself where it has no such end. */
export const storeName = (name: string): string =>
  name.replace(/(-wal|-shm|-journal|\.lock|\.attachments)+$/, "");
