// Whether the screen is being shown to somebody: what is private stays off it.
import { useLocalStorage } from "@mantine/hooks";

/** True while presentation mode is on. */
export const usePresentation = (): boolean =>
  useLocalStorage({ key: "presentation", defaultValue: false, getInitialValueInEffect: false })[0];
