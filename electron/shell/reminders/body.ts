// The text of a notification as the system takes it.

/**
 * Daemons of Linux read the body as markup, so a task called "Smith & Sons <draft>" would lose its half, or all of it; the others show it
 * as it is. Source: Desktop Notifications Specification of freedesktop.org, section Markup.
 */
export const bodyOn = (platform: NodeJS.Platform, body: string): string =>
  platform === "linux" ? body.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : body;
