// Everything about a person, each fact edited where it stands.
import { Switch } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useRead } from "../../api/client.ts";
import { showBirthday, showLanguage } from "../../format.ts";
import { parseBirthday } from "../../../electron/domain/text/birthday.ts";
import { languages, timeZones, withValue } from "../../places.ts";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { FactRow, Facts } from "../../ui/FactRow.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { InlineSelect } from "../../ui/InlineSelect.tsx";
import { InlineTags } from "../../ui/InlineTags.tsx";
import { ItemList } from "../../ui/ItemList.tsx";
import { originOf, originOfItem, originsOfSet } from "../../ui/Origin.tsx";
import { sayError } from "../../ui/undo.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { t } from "../../words.ts";
import { useWhose } from "../changes/useWhose.tsx";
import { useOwnFields } from "../partners/columns.tsx";
import { emailLink, phoneLink, siteLink } from "./links.ts";
import { NameParts } from "./NameParts.tsx";
import { OwnFact } from "./OwnFact.tsx";
import classes from "./Partner.module.css";
import { PersonActions } from "./PersonActions.tsx";
import { PersonPhoto } from "./PersonPhoto.tsx";
import { savePerson, type PersonRecord, type PersonSet } from "./record.ts";

/** Without `named` the record's head shows the photo and the name already. */
export function PersonFacts({ id, named = true }: { id: number; named?: boolean }) {
  const { data: person, error, refetch } = useRead((api) => api.contacts.get, { id }, { keep: false });
  if (error && !person) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!person) return <Waiting />;
  return (
    <fieldset className={classes.fields} disabled={person.importing}>
      <FactsOf person={person} named={named} />
      <PersonActions person={person} />
    </fieldset>
  );
}

function FactsOf({ person, named }: { person: PersonRecord; named: boolean }) {
  const { id, origin } = person;
  const ownFields = useOwnFields("contact");
  const save = (set: PersonSet): Promise<unknown> => savePerson(id, set);
  const tongues = useMemo(
    () =>
      withValue(languages(), person.language, person.language === null ? "" : showLanguage(person.language)),
    [person.language],
  );
  const whose = useWhose(person.uid, origin);
  return (
    <Facts whose={whose}>
      {named && (
        <>
          <PersonPhoto person={person} />
          <FactRow label={t("ui.partner.person.name")} field="name">
            <PersonName person={person} />
          </FactRow>
        </>
      )}
      <FactRow label={t("ui.partner.person.role")} field="role" log="role">
        <InlineField
          label={t("ui.partner.person.role")}
          hideLabel
          value={person.role}
          placeholder={t("ui.partner.notSet")}
          save={(role) => save({ role })}
        />
      </FactRow>
      <FactRow label={t("ui.partner.person.email")} field="emails">
        <ItemList
          label={t("ui.partner.person.email")}
          items={person.emailItems}
          addLabel={t("ui.partner.person.addEmail")}
          labelled
          save={(emails) => save({ emails })}
          link={emailLink}
          origin={(value) => originOfItem(origin, "email", value)}
        />
      </FactRow>
      <FactRow label={t("ui.partner.person.phone")} field="phones">
        <ItemList
          label={t("ui.partner.person.phone")}
          items={person.phoneItems}
          addLabel={t("ui.partner.person.addPhone")}
          labelled
          save={(phones) => save({ phones })}
          link={phoneLink}
          origin={(value) => originOfItem(origin, "phone", value)}
        />
      </FactRow>
      <FactRow label={t("ui.names.field.links")} field="links">
        <ItemList
          label={t("ui.partner.person.link")}
          items={person.linkItems}
          addLabel={t("ui.partner.person.addLink")}
          save={(links) => save({ links })}
          link={siteLink}
          origin={(value) => originOfItem(origin, "link", value)}
        />
      </FactRow>
      <FactRow
        label={t("ui.names.field.tags")}
        field="tags"
        origin={originsOfSet(origin, "tag", person.tags)}
      >
        <InlineTags
          label={t("ui.names.field.tags")}
          values={person.tags}
          placeholder={t("ui.partner.addTag")}
          save={(tags) => save({ tags })}
        />
      </FactRow>
      {person.aliases.length > 0 && (
        <FactRow
          label={t("ui.names.field.aliases")}
          field="aliases"
          origin={originsOfSet(origin, "alias", person.aliases)}
        >
          <InlineTags
            label={t("ui.names.field.aliases")}
            values={person.aliases}
            placeholder={t("ui.partner.addAlias")}
            save={(aliases) => save({ aliases })}
          />
        </FactRow>
      )}
      <FactRow label={t("ui.partner.person.language")} field="language" log="language">
        <InlineSelect
          label={t("ui.partner.person.language")}
          value={person.language}
          data={tongues}
          placeholder={t("ui.partner.notSet")}
          searchable
          save={(language) => save({ language })}
        />
      </FactRow>
      <FactRow label={t("ui.partner.person.timeZone")} field="timeZone" log="timeZone">
        <InlineSelect
          label={t("ui.partner.person.timeZone")}
          value={person.timeZone}
          data={withValue(timeZones(), person.timeZone)}
          placeholder={t("ui.partner.notSet")}
          searchable
          save={(timeZone) => save({ timeZone })}
        />
        {person.timeZone && <TimeThere zone={person.timeZone} />}
      </FactRow>
      <FactRow label={t("ui.partner.person.birthday")} field="birthday" log="birthday">
        <InlineField
          label={t("ui.partner.person.birthday")}
          hideLabel
          value={person.birthday === null ? null : showBirthday(person.birthday)}
          placeholder={t("ui.partner.person.birthdayHint")}
          save={(text) => {
            const birthday = text === null ? null : parseBirthday(text);
            if (text !== null && birthday === null)
              return Promise.reject(new Error(t("ui.partner.person.birthdayWrong")));
            return save({ birthday });
          }}
        />
      </FactRow>
      {ownFields.map((field) => (
        <FactRow key={field.uid} label={field.name} field={`own:${field.uid}`} log={`set:own:${field.uid}`}>
          <OwnFact
            field={field}
            value={person.own[field.uid] ?? null}
            save={(value) => save({ own: { [field.uid]: value } })}
          />
        </FactRow>
      ))}
      <FactRow label={t("ui.partner.person.note")} field="note" log="note">
        <InlineField
          label={t("ui.partner.person.note")}
          hideLabel
          multiline
          value={person.note}
          placeholder={t("ui.partner.notSet")}
          save={(note) => save({ note })}
        />
      </FactRow>
      <FactRow label={t("ui.partner.person.doNotContact")} field="doNotContact" log="doNotContact">
        <div className={classes.plain}>
          <Switch
            aria-label={t("ui.partner.person.doNotContact")}
            checked={person.doNotContact}
            onChange={(event) => void save({ doNotContact: event.currentTarget.checked }).catch(sayError)}
          />
        </div>
      </FactRow>
      <NameParts person={person} />
    </Facts>
  );
}

export function PersonName({ person, large = false }: { person: PersonRecord; large?: boolean }) {
  const { id, fullName, origin } = person;
  return (
    <InlineField
      label={t("ui.partner.person.name")}
      hideLabel
      large={large}
      clearable={false}
      value={fullName}
      readOnly={person.importing}
      save={(next) => savePerson(id, { fullName: next ?? fullName })}
      origin={originOf(origin, "fullName")}
    />
  );
}

/** What time it is where the person is; nothing for a zone that the runtime does not know. */
function TimeThere({ zone }: { zone: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const time = useMemo(() => {
    try {
      return new Intl.DateTimeFormat(undefined, {
        timeZone: zone,
        hour: "numeric",
        minute: "2-digit",
      }).format(now);
    } catch {
      return null;
    }
  }, [zone, now]);
  if (time === null) return null;
  return (
    <span className={`${classes.meta} ${classes.plain}`}>{t("ui.partner.person.timeThere", { time })}</span>
  );
}
