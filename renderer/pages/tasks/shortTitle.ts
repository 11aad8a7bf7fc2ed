// A title beside the name of its partner: "Contact Kestrel" with Kestrel beside it says the name once.

/** The title without the name at its end; whole where nothing would be left. */
export function shortTitle(title: string, partner: string | undefined): string {
  if (partner === undefined || !title.endsWith(partner)) return title;
  return title.slice(0, -partner.length).trim() || title;
}
