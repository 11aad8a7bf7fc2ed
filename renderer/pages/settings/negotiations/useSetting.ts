// A whole number among the settings, within its bounds.
import { call, useRead } from "../../../api/client.ts";
import { t, type WordKey } from "../../../words.ts";

export interface NumberSetting {
  key: string;
  /** What holds where nothing is set. */
  usual: number;
  least: number;
  most: number;
}

/** `save` throws the sentence of `wrong` for what is no such number. */
export function useSetting({ key, usual, least, most }: NumberSetting) {
  const { data } = useRead((api) => api.settings.get, {});
  const stored = data?.values[key];
  const value = data === undefined ? undefined : typeof stored === "number" ? stored : usual;
  const save = (next: number | null, wrong: WordKey): Promise<unknown> => {
    if (next === null || !Number.isInteger(next) || next < least || next > most) throw new Error(t(wrong));
    return call((api) => api.settings.set, { key, value: next });
  };
  return { value, save };
}
