// The senders of mail that wait.
import type { Api, OutputOf } from "../../api/client.ts";
import { usePages, type Pages } from "./usePages.ts";

export type Senders = Pages<OutputOf<Api["mail"]["unmatched"]>>;

export const useSenders = (search: string): Senders =>
  usePages(
    (api) => api.mail.unmatched,
    search,
    (page) => ({ ...(search !== "" && { search }), ...page }),
  );
