// Follows the settings that change the look of everything: the theme, here and in the window's own chrome.
import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { call } from "../api/client.ts";
import { useSetting } from "./preferences.ts";

export function Preferences() {
  const { setColorScheme } = useMantineColorScheme();
  const theme = useSetting("theme", ["system", "light", "dark"]);
  useEffect(() => {
    if (theme === undefined) return;
    setColorScheme(theme === "system" ? "auto" : theme);
    // The shell may refuse while it closes; the page's own colours are set already.
    call((api) => api.desk.theme, { theme }).catch(() => undefined);
  }, [theme, setColorScheme]);
  return null;
}
