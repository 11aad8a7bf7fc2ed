// Everything else that is known of a partner, each fact edited where it stands.
import { useMemo } from "react";
import { partnerTypes } from "../../../electron/domain/partner.ts";
import { showLanguage, showNumber } from "../../format.ts";
import { usePresentation } from "../../frame/presentation.ts";
import { countries, languages, withValue } from "../../places.ts";
import { FactRow, Facts } from "../../ui/FactRow.tsx";
import { InlineField } from "../../ui/InlineField.tsx";
import { InlineSelect } from "../../ui/InlineSelect.tsx";
import { InlineTags } from "../../ui/InlineTags.tsx";
import { ItemList } from "../../ui/ItemList.tsx";
import { originOfItem, originsOfSet } from "../../ui/Origin.tsx";
import { t } from "../../words.ts";
import { useWhose } from "../changes/useWhose.tsx";
import { useOwnFields } from "../partners/columns.tsx";
import { siteLink } from "./links.ts";
import { NetworkIds } from "./NetworkIds.tsx";
import { OwnFact } from "./OwnFact.tsx";
import { savePartner, type PartnerRecord } from "./record.ts";

const typeChoices = partnerTypes.map((value) => ({ value, label: t(`ui.names.type.${value}`) }));

export function MoreFacts({ partner }: { partner: PartnerRecord }) {
  const { id, origin } = partner;
  const ownFields = useOwnFields("partner");
  const shown = usePresentation();
  const known = useMemo(
    () => partner.languages.reduce((all, code) => withValue(all, code, showLanguage(code)), languages()),
    [partner.languages],
  );
  const saveCadence = async (text: string | null): Promise<unknown> => {
    const days = text === null ? null : Number(text.replaceAll(/\D/g, ""));
    if (days !== null && (days < 1 || days > 3650)) throw new Error(t("ui.partner.cadenceWrong"));
    return savePartner(id, { cadenceDays: days });
  };
  const whose = useWhose(partner.uid, origin);
  return (
    <Facts whose={whose}>
      <FactRow
        label={t("ui.names.field.types")}
        field="types"
        origin={originsOfSet(origin, "type", partner.types)}
      >
        <InlineTags
          label={t("ui.names.field.types")}
          values={partner.types}
          data={typeChoices}
          placeholder={t("ui.partner.addType")}
          save={(types) => savePartner(id, { types: partnerTypes.filter((type) => types.includes(type)) })}
        />
      </FactRow>
      <FactRow
        label={t("ui.names.field.tags")}
        field="tags"
        origin={originsOfSet(origin, "tag", partner.tags)}
      >
        <InlineTags
          label={t("ui.names.field.tags")}
          values={partner.tags}
          placeholder={t("ui.partner.addTag")}
          save={(tags) => savePartner(id, { tags })}
        />
      </FactRow>
      <FactRow label={t("ui.names.field.websites")} field="websites">
        <ItemList
          label={t("ui.names.field.website")}
          items={partner.websites.map((value) => ({ value }))}
          addLabel={t("ui.partner.addWebsite")}
          save={(items) => savePartner(id, { websites: items.map(({ value }) => value) })}
          link={siteLink}
          origin={(value) => originOfItem(origin, "website", value)}
        />
      </FactRow>
      {partner.aliases.length > 0 && (
        <FactRow
          label={t("ui.names.field.aliases")}
          field="aliases"
          origin={originsOfSet(origin, "alias", partner.aliases)}
        >
          <InlineTags
            label={t("ui.names.field.aliases")}
            values={partner.aliases}
            placeholder={t("ui.partner.addAlias")}
            save={(aliases) => savePartner(id, { aliases })}
          />
        </FactRow>
      )}
      <FactRow label={t("ui.names.field.country")} field="country" log="country">
        <InlineSelect
          label={t("ui.names.field.country")}
          value={partner.country}
          data={withValue(countries(), partner.country)}
          placeholder={t("ui.partner.notSet")}
          searchable
          save={(country) => savePartner(id, { country })}
        />
      </FactRow>
      <FactRow
        label={t("ui.names.field.languages")}
        field="languages"
        origin={originsOfSet(origin, "language", partner.languages)}
      >
        <InlineTags
          label={t("ui.names.field.languages")}
          values={partner.languages}
          data={known}
          placeholder={t("ui.partner.addLanguage")}
          save={(next) => savePartner(id, { languages: next })}
        />
      </FactRow>
      <FactRow label={t("ui.names.field.cadenceDays")} field="cadenceDays" log="cadenceDays">
        <InlineField
          label={t("ui.names.field.cadenceDays")}
          hideLabel
          value={partner.cadenceDays === null ? null : showNumber(partner.cadenceDays)}
          placeholder={t("ui.partner.notSet")}
          save={saveCadence}
        />
      </FactRow>
      <FactRow label={t("ui.names.field.networkIds")} field="networkIds">
        <NetworkIds partner={partner} />
      </FactRow>
      {ownFields.map((field) => (
        <FactRow key={field.uid} label={field.name} field={`own:${field.uid}`} log={`set:own:${field.uid}`}>
          <OwnFact
            field={field}
            value={partner.own[field.uid] ?? null}
            save={(value) => savePartner(id, { own: { [field.uid]: value } })}
          />
        </FactRow>
      ))}
      {!shown && (
        <FactRow label={t("ui.partner.privateNote")} field="privateNote" log="privateNote">
          <InlineField
            label={t("ui.partner.privateNote")}
            hideLabel
            multiline
            value={partner.privateNote}
            placeholder={t("ui.partner.privateHint")}
            save={(privateNote) => savePartner(id, { privateNote })}
          />
        </FactRow>
      )}
    </Facts>
  );
}
