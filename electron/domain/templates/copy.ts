// The copy of a message that was written here: what its envelope says, so that the timeline and threads know it.
import type { Envelope, Mailbox } from "../mail/envelope.ts";
import { baseSubject } from "../mail/subject.ts";

/** `labels` holds the name of the template, where it came from one. */
export function writtenEnvelope(copy: {
  uid: string;
  subject: string;
  from: Mailbox | null;
  to: Mailbox;
  template: string | null;
}): Envelope {
  return {
    // The mail program makes the real one, which nobody tells us.
    messageId: `${copy.uid}@liaison.invalid`,
    references: [],
    threadId: null,
    subjectKey: baseSubject(copy.subject).key,
    orphan: false,
    from: copy.from,
    to: [copy.to],
    cc: [],
    labels: copy.template === null ? [] : [copy.template],
    automatic: null,
    written: true,
  };
}
