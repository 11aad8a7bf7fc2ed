// Names of files that are written: what somebody is called, as every file system takes it.

/** Signs that Windows, macOS or Linux do not take in a name. */
const refused = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;
/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** `text` with an ending (without its dot), at most 100 characters before it; `fallback` where nothing of it is left. */
export function fileName(text: string, ending: string, fallback: string): string {
  const whole = text.replace(refused, " ").replace(/\s+/g, " ").trim();
  const short = Array.from(whole).slice(0, 100).join("");
  const clean = short.replace(/^[\s.]+|[\s.]+$/g, "");
  return `${clean === "" || device.test(clean) ? fallback : clean}.${ending}`;
}
