// One timeline of everything said: newest first, each read in full, filtered by kind, direction and person.
import { Button, MultiSelect, Select } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import {
  directions,
  interactionKinds,
  type Direction,
  type InteractionKind,
} from "../../../electron/domain/interaction.ts";
import { readOptions, useRead } from "../../api/client.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import classes from "./Partner.module.css";
import { Talk } from "./Talk.tsx";
import { TalkForm } from "./TalkForm.tsx";

/** Whose timeline: a partner's, or a person's. */
export type Whose = { partnerId: number } | { contactId: number; partnerId?: undefined };

const pageSize = 50;

export function Timeline({
  whose,
  people,
}: {
  whose: Whose;
  people: readonly { id: number; fullName: string }[];
}) {
  const [kinds, setKinds] = useState<InteractionKind[]>([]);
  const [direction, setDirection] = useState<Direction | null>(null);
  const [person, setPerson] = useState<number | null>(null);
  const [pages, setPages] = useState(1);
  const filtered = kinds.length > 0 || direction !== null || person !== null;
  const ask = {
    ...whose,
    ...(kinds.length > 0 && { kinds }),
    ...(direction !== null && { direction }),
    ...(person !== null && { contactId: person }),
    limit: pageSize,
  };
  const results = useQueries({
    queries: Array.from({ length: pages }, (_, page) =>
      readOptions((api) => api.interactions.timeline, { ...ask, offset: page * pageSize }),
    ),
  });
  const rows = results.flatMap(({ data }) => data?.rows ?? []);
  const [first] = results;
  const total = first?.data?.total ?? 0;
  const restart =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setPages(1);
      set(value);
    };
  const partnerId = "contactId" in whose ? undefined : whose.partnerId;
  const contactId = "contactId" in whose ? whose.contactId : undefined;
  return (
    <div>
      <TalkForm people={people} whose={{ partnerId, contactId }} />
      {(total > 0 || filtered) && (
        <search className={classes.filters} aria-label={t("ui.table.filters")}>
          <MultiSelect
            className={classes.filter}
            aria-label={t("ui.partner.talk.kind")}
            placeholder={kinds.length === 0 ? t("ui.partner.talk.allKinds") : undefined}
            data={interactionKinds.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }))}
            value={kinds}
            onChange={(next) => restart(setKinds)(interactionKinds.filter((kind) => next.includes(kind)))}
            clearable
          />
          <Select
            className={classes.filter}
            aria-label={t("ui.partner.talk.direction")}
            placeholder={t("ui.partner.talk.allDirections")}
            data={directions.map((value) => ({ value, label: t(`ui.names.direction.${value}`) }))}
            value={direction}
            onChange={(next) => restart(setDirection)(directions.find((one) => one === next) ?? null)}
            clearable
          />
          {people.length > 1 && (
            <Select
              className={classes.filter}
              aria-label={t("ui.partner.talk.person")}
              placeholder={t("ui.partner.talk.allPeople")}
              data={people.map(({ id, fullName }) => ({ value: String(id), label: fullName }))}
              value={person === null ? null : String(person)}
              onChange={(next) => restart(setPerson)(next === null ? null : Number(next))}
              searchable
              clearable
            />
          )}
        </search>
      )}
      {first?.error && !first.data && <ErrorNote error={first.error} retry={() => void first.refetch()} />}
      {first?.isPending && <Waiting />}
      {first?.data && rows.length === 0 && (
        <EmptyState text={t(filtered ? "ui.partner.talk.noneFiltered" : "ui.partner.talk.none")} />
      )}
      {rows.length > 0 && (
        <div role="feed" aria-label={t("ui.partner.timeline")}>
          {rows.map((row) => (
            <Talk key={row.id} row={row} people={people} partnerId={partnerId} />
          ))}
        </div>
      )}
      {rows.length < total && rows.length > 0 && (
        <Button variant="default" mt="xs" onClick={() => setPages((before) => before + 1)}>
          {t("ui.partner.talk.more")}
          <span className={classes.meta}> {t("ui.partner.talk.shown", { shown: rows.length, total })}</span>
        </Button>
      )}
    </div>
  );
}

/** The people of a partner, for filters and for who was there. */
export const usePeople = (partnerId: number) =>
  useRead((api) => api.contacts.list, { partnerId, limit: 500 }).data;
