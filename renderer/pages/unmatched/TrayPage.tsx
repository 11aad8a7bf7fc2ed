// The page around what waits of one kind: a search, what is said while there is nothing, and the work itself.
import { Button, TextInput } from "@mantine/core";
import { IconInbox, IconSearch } from "@tabler/icons-react";
import type { ReactNode, RefObject } from "react";
import type { CallError } from "../../api/client.ts";
import { go, routes } from "../../routes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";

export interface TrayPageProps {
  aside: ReactNode;
  /** Stands before the search. */
  action?: ReactNode;
  search: string;
  onSearch: (text: string) => void;
  /** How many wait; null while it is not known. */
  total: number | null;
  error: CallError | null;
  retry: () => void;
  words: { find: string; empty: string; import: string; none: string };
  /** The field of the search. */
  field: RefObject<HTMLInputElement | null>;
  /** The list and whose it could be: shown while anything waits. */
  children: ReactNode;
}

export function TrayPage(props: TrayPageProps) {
  const { aside, action, search, onSearch, total, error, retry, words, field, children } = props;
  const empty = total === 0 && search.trim() === "";
  return (
    <Page
      title={t("ui.said.unmatched")}
      fill
      aside={aside}
      actions={
        !empty && (
          <>
            {action}
            <TextInput
              ref={field}
              type="search"
              aria-label={words.find}
              placeholder={words.find}
              leftSection={<IconSearch size={15} aria-hidden />}
              value={search}
              onChange={(event) => onSearch(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== "ArrowDown") return;
                event.preventDefault();
                document.querySelector<HTMLElement>("[role=grid]")?.focus();
              }}
              dir="auto"
            />
          </>
        )
      }
    >
      {error && total === null && <ErrorNote error={error} retry={retry} />}
      {total === null && !error && <Waiting />}
      {empty && (
        <EmptyState
          icon={<IconInbox size={28} stroke={1.4} aria-hidden />}
          text={words.empty}
          action={
            <Button variant="default" onClick={() => go(routes.imports())}>
              {words.import}
            </Button>
          }
        />
      )}
      {total === 0 && !empty && <EmptyState text={words.none} />}
      {total !== null && total > 0 && children}
    </Page>
  );
}
