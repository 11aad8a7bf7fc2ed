// Share, the second half of "Import & share": what can be saved and opened, or the one file that is looked at.
import { useEffect } from "react";
import { go, routes } from "../../routes.ts";
import { FilePage } from "./FilePage.tsx";
import { useHandedOver } from "./openShared.ts";
import { sessionOf } from "./session.ts";
import { StartPage } from "./StartPage.tsx";

export interface SharePageProps {
  /** A file that is open, or `past-<batch>`: an earlier one that is pointed at. */
  token: string | null;
  step: string | null;
}

export function SharePage({ token, step }: SharePageProps) {
  const past = /^past-(\d+)$/.exec(token ?? "")?.[1];
  const session = token === null ? undefined : sessionOf(token);
  // A token of an earlier start of the app leads nowhere: back to the page itself.
  useHandedOver();
  const lost = token !== null && past === undefined && !session;
  useEffect(() => {
    if (lost) go(routes.share(), true);
  }, [lost]);
  return session ? (
    <FilePage key={session.token} session={session} step={step} />
  ) : (
    <StartPage past={past === undefined ? null : Number(past)} />
  );
}
