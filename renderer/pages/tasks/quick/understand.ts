// Asks the store what a line of quick entry means: names of partners and initiatives are known only there.
import { call, useRead } from "../../../api/client.ts";
import { locale } from "../../../format.ts";
import { hidden, shownAgain, type Understood } from "./understood.ts";

const asked = (text: string, kept: readonly string[]) => ({ text: hidden(text, kept), locale });
const withWords = (read: Understood, kept: readonly string[]): Understood => ({
  ...read,
  title: shownAgain(read.title, kept),
});

/** What a text means; the words in `kept` are only words. */
export const understand = async (text: string, kept: readonly string[]): Promise<Understood> =>
  withWords(await call((api) => api.tasks.understand, asked(text, kept)), kept);

/** The same while typing; what was understood before stays until the next answer is there. */
export function useUnderstood(text: string, kept: readonly string[]): Understood | null {
  const { data } = useRead((api) => api.tasks.understand, asked(text, kept), { enabled: text !== "" });
  return text === "" || !data ? null : withWords(data, kept);
}
