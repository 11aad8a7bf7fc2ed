// Where a site, an address or a number leads, and what that is called.
import { t } from "../../words.ts";

export interface LinkTo {
  url: string;
  label: string;
}

/** A site is opened with https unless it says otherwise; what is no web address leads nowhere. */
export const siteLink = (site: string): LinkTo | null => {
  const url = /^https?:\/\//i.test(site) ? site : `https://${site}`;
  return URL.canParse(url) ? { url, label: t("ui.partner.open", { name: site }) } : null;
};

export const emailLink = (value: string): LinkTo => ({
  url: `mailto:${value}`,
  label: t("ui.partner.person.write", { value }),
});

export const phoneLink = (value: string): LinkTo => ({
  url: `tel:${value.replaceAll(/[^+\d]/g, "")}`,
  label: t("ui.partner.person.call", { value }),
});
