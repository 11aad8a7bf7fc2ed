// The partners of reports that wait.
import type { Api, OutputOf } from "../../api/client.ts";
import { usePages, type Pages } from "./usePages.ts";

type Waiting = OutputOf<Api["partners"]["unmatched"]>;
export type Account = Waiting["rows"][number];
export type Accounts = Pages<Waiting>;

export const useAccounts = (search: string): Accounts =>
  usePages(
    (api) => api.partners.unmatched,
    search,
    (page) => ({ ...(search !== "" && { q: search }), ...page }),
  );
