// The questions of an import: each has a stable key and, for contact files, a default that is the cautious one.
import type { Question, WordParams } from "../../domain/errors.ts";
import { sentence, type Words } from "../../domain/words/words.ts";

export type Answers = Record<string, unknown>;

interface Choice {
  value: string;
  code: string;
  params?: WordParams;
}

/** Collects what is asked while a file is planned. */
export class Asking {
  readonly #answers: Answers;
  readonly #words: Words;
  readonly #asked = new Map<string, Question>();
  readonly #open = new Set<string>();

  constructor(answers: Answers, words: Words) {
    this.#answers = answers;
    this.#words = words;
  }

  /** Asks once for each key and gives the answer, or the default. An answer that is no choice counts as none. */
  choose(
    key: string,
    text: { code: string; params?: WordParams },
    choices: Choice[],
    fallback: string,
    line: number,
  ): string {
    const known = this.#asked.get(key);
    if (known) known.lines!.push(line);
    else
      this.#asked.set(key, {
        key,
        text: sentence(this.#words, "questions", text.code, text.params ?? {}),
        choices: choices.map(({ value, code, params }) => ({
          value,
          label: sentence(this.#words, "questions", code, params ?? {}),
        })),
        default: fallback,
        lines: [line],
      });
    const given = this.#answers[key];
    return typeof given === "string" && choices.some((choice) => choice.value === given) ? given : fallback;
  }

  /**
   * Asks what may be any value; the choices are offers. Without a fallback the import does not run before it is answered.
   * `given` is the answer as it was understood; null where there is none.
   */
  ask(
    key: string,
    text: { code: string; params?: WordParams },
    choices: Choice[],
    fallback: string | null,
    given: unknown,
  ): void {
    this.#asked.set(key, {
      key,
      text: sentence(this.#words, "questions", text.code, text.params ?? {}),
      choices: choices.map(({ value, code, params }) => ({
        value,
        label: sentence(this.#words, "questions", code, params ?? {}),
      })),
      ...(fallback !== null && { default: fallback }),
      lines: [],
    });
    if (given === null && fallback === null) this.#open.add(key);
  }

  /** Questions that have neither an answer nor a cautious default. */
  open(): Question[] {
    return this.questions().filter(({ key }) => this.#open.has(key));
  }

  questions(): Question[] {
    return [...this.#asked.values()];
  }
}
