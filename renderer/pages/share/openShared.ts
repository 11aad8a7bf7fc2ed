// From a shared file to its address: chosen, dropped, given by the system, or waiting in the shared folder.
import { useEffect } from "react";
import { onShared, takeShared, type OpenedFile } from "../../frame/opened.ts";
import { go, routes } from "../../routes.ts";
import { begin } from "./session.ts";

/** Opens the first; the others wait behind it. */
export function openShared(files: readonly OpenedFile[], replace = false): void {
  for (const { token, name } of files) begin(token, name);
  const [first] = files;
  if (first) go(routes.share(first.token), replace);
}

/** While the page is shown it takes what is handed over. */
export function useHandedOver(): void {
  useEffect(() => {
    // The address of the page itself was only the way here: Back skips it.
    const take = (): void => openShared(takeShared(), true);
    take();
    return onShared(take);
  }, []);
}
