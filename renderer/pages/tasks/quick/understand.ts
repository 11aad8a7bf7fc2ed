// Asks the store what a line of quick entry means: names of partners and initiatives are known only there.
import { useQuery } from "@tanstack/react-query";
import { bridge } from "../../../api/bridge.ts";
import { CallError } from "../../../api/client.ts";
import { locale } from "../../../format.ts";
import { hidden, shownAgain, type Understood } from "./understood.ts";

/** What a text means; the words in `kept` are only words. */
export async function understand(text: string, kept: readonly string[]): Promise<Understood> {
  const reply = await bridge.call("tasks.understand", { text: hidden(text, kept), locale });
  if (!reply.ok) throw new CallError(reply.error);
  const read = reply.value as Understood;
  return { ...read, title: shownAgain(read.title, kept) };
}

/** The same while typing; what was understood before stays until the next answer is there. */
export const useUnderstood = (text: string, kept: readonly string[]): Understood | undefined =>
  useQuery({
    queryKey: ["tasks.understand", text, kept],
    queryFn: () => understand(text, kept),
    enabled: text !== "",
    placeholderData: (before) => (text === "" ? undefined : before),
  }).data;
