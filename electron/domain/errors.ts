// The two kinds of failure: a UserError is what a person can act on; everything else is a bug.

/** What a sentence is filled with: numbers are formatted for the reader's locale, text is put in as it is. */
export type WordParams = Record<string, string | number>;

/** A question that a job cannot go on without. `default` is missing only where no cautious answer exists. */
export interface Question {
  key: string;
  text: string;
  choices: { value: string; label: string }[];
  default?: string;
  lines?: number[];
}

/**
 * A failure that the person can act on. `code` is a key under `errors` in the catalogue of words, `params` fill its
 * sentence, `field` names the input it belongs to.
 */
export class UserError extends Error {
  code: string;
  params: WordParams;
  field: string | undefined;
  questions: Question[] | undefined;
  constructor(code: string, params: WordParams = {}, more: { field?: string; questions?: Question[] } = {}) {
    super(code);
    this.name = "UserError";
    this.code = code;
    this.params = params;
    this.field = more.field;
    this.questions = more.questions;
  }
}

/** How a failure travels: to the page, to scripts and into the log. */
export interface Failure {
  code: string;
  params: WordParams;
  text: string;
  field?: string;
  questions?: Question[];
}
