// The country that a phone number without a country code belongs to, and the zone of times without one.
import { Select } from "@mantine/core";
import { getCountries } from "libphonenumber-js/min";
import { call, useRead } from "../../api/client.ts";
import { compareText, locale, showCountry, timeZone } from "../../format.ts";
import { timeZones, withValue } from "../../places.ts";
import { sayError } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import classes from "./Settings.module.css";

/** The reader's own country, as far as the system says. */
const systemRegion = new Intl.Locale(locale).maximize().region ?? "";
const countries = getCountries()
  .map((value) => ({ value: value, label: showCountry(value) }))
  .toSorted((a, b) => compareText(a.label, b.label));

export function Region() {
  const { data } = useRead((api) => api.settings.get, {});
  const chosen = data?.values.region;
  const zone = data?.values.timeZone;
  return (
    <div className={classes.stack}>
      <Select
        className={classes.field}
        label={t("ui.settings.region.label")}
        description={t("ui.settings.region.lead")}
        placeholder={t("ui.settings.region.system", { country: showCountry(systemRegion) })}
        nothingFoundMessage={t("ui.settings.region.none")}
        value={typeof chosen === "string" ? chosen : null}
        data={countries}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("ui.frame.remove") }}
        onChange={(value) => {
          call((api) => api.settings.set, { key: "region", value }).catch(sayError);
        }}
      />
      <Select
        className={classes.field}
        label={t("ui.said.settings.zone")}
        description={t("ui.said.settings.zoneLead")}
        placeholder={t("ui.settings.region.system", { country: timeZone.replaceAll("_", " ") })}
        nothingFoundMessage={t("ui.said.settings.zoneNone")}
        value={typeof zone === "string" && zone !== "" ? zone : null}
        data={withValue(timeZones(), typeof zone === "string" && zone !== "" ? zone : null)}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("ui.frame.remove") }}
        limit={100}
        onChange={(value) => {
          call((api) => api.settings.set, { key: "timeZone", value }).catch(sayError);
        }}
      />
    </div>
  );
}
