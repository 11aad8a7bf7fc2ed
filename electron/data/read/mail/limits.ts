// How much of one message and of one block is held in memory; what is beyond is left out and named.

const mega = 1024 * 1024;

export const limits = {
  /** Bytes of a message; the rest of a longer one is skipped. */
  message: 64 * mega,
  /** Bytes of the headers of a message or a part. */
  headers: 4 * mega,
  /** Characters of text. */
  text: 200_000,
  /** Characters of HTML; a longer one is dropped, its text is kept. */
  html: mega,
  /** Attachments of a message. */
  attachments: 1_000,
  /** People in one header. */
  people: 1_000,
  /** References of a message, the newest count. */
  references: 500,
  /** Multiparts within each other; deeper ones are kept unopened. */
  depth: 256,
  /** Messages in one block, and bytes of content after which a block is full. */
  blockCount: 100,
  blockBytes: 2 * mega,
} as const;
