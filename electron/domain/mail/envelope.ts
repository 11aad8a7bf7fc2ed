// What a stored message keeps of its head: who, to whom, and what its thread hangs on.

/** A name as written (may be empty) and an address in lower case. */
export interface Mailbox {
  name: string;
  address: string;
}

/** The `envelope` of an interaction that is a message. */
export interface Envelope {
  /** Without angle brackets. */
  messageId: string;
  /** Message-IDs of References and In-Reply-To, oldest first. */
  references: string[];
  /** Gmail's own thread. */
  threadId: string | null;
  /** Folded, without "Re:" and the like; empty where there is none. */
  subjectKey: string;
  /** A reply that names no message it replies to: only its subject tells. */
  orphan: boolean;
  from: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  labels: string[];
  /** Why nobody is expected to answer it; null for a person's mail. */
  automatic: string | null;
  /** Written here from a template and handed to the mail program, not read from a mailbox. */
  written?: true;
}
