// Settings that any page may need, read once for all.
import { useRead } from "../api/client.ts";

/** A setting that is one of these values; the first is the default, undefined while it is being read. */
export function useSetting<const V extends string>(key: string, values: readonly [V, ...V[]]): V | undefined {
  const { data } = useRead((api) => api.settings.get, {});
  if (!data) return undefined;
  const value = data.values[key];
  return values.find((known) => known === value) ?? values[0];
}

export type Density = "dense" | "normal";
export const useDensity = (): Density => useSetting("density", ["dense", "normal"]) ?? "dense";
