// How often, in words: "every 2 weeks", "last working day of the month", "30 days after done".
import { dayWords, endsThought, here, isInTitle, matchAt, type Read, type Reader } from "./quickDay.ts";
import { repeatText } from "./repeat.ts";

const numbers = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const number = `(\\d{1,3}|${numbers.join("|")})`;
const weekday = "(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?";
const weekdays = `(${weekday}(?:(?:\\s*,\\s*|\\s*&\\s*|\\s*/\\s*|,?\\s+and\\s+)${weekday})*)`;
const plural = "(?:mon|tues|wednes|thurs|fri|satur|sun)days";
const plurals = `(${plural}(?:(?:\\s*,\\s*|,?\\s+and\\s+)${plural})*)`;
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const place = "(first|1st|second|2nd|third|3rd|fourth|4th|last)";
const date = "(\\d{1,2})(?:st|nd|rd|th)";
const workingDay = "(?:working\\s?|business\\s|work|week)day";
const every = "(?:every|each)\\s+";
const ofMonth = `\\s+(?:of|in)\\s+(?:the|each|every)\\s+month`;
const ofEvery = `\\s+(?:of|in)\\s+(?:each|every)\\s+month`;
const done = "(?:(?:it(?:['’]s|\\s+is|\\s+was)\\s+)?done|completion|completing(?:\\s+it)?)";

const names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const working = "BYDAY=MO,TU,WE,TH,FR";

const codeOf = (name: string): string => names.find((code) => code === name.slice(0, 2).toUpperCase()) ?? "";
const codes = (list: string): string => {
  const found = new Set(
    list
      .split(/[\s,&/]+/)
      .filter((word) => !/^(?:and)?$/i.test(word))
      .map(codeOf),
  );
  return ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].filter((code) => found.has(code)).join(",");
};
const count = (word: string | undefined): number =>
  word === undefined ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()) + 1;
const placeOf = (word: string): number =>
  ["1", "2", "3", "4"].indexOf(word.charAt(0)) + 1 ||
  ["first", "second", "third", "fourth"].indexOf(word.toLowerCase()) + 1 ||
  -1;
const step = (interval: number): string => (interval === 1 ? "" : `;INTERVAL=${interval}`);
const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const alternate = (word: string | undefined): number =>
  word === undefined ? 1 : /^other/i.test(word) ? 2 : placeOf(word);
const after = (days: number): string => `after:${days}`;
const isWeeks = (unit: string): boolean => /^w/i.test(unit);

function units(interval: number, unit: string): string {
  const of = unit.toLowerCase();
  if (of.startsWith("fortnight")) return `FREQ=WEEKLY${step(interval * 2)}`;
  if (of.startsWith("quarter")) return `FREQ=MONTHLY${step(interval * 3)}`;
  const freq = of.startsWith("d")
    ? "DAILY"
    : of.startsWith("w")
      ? "WEEKLY"
      : of.startsWith("m")
        ? "MONTHLY"
        : "YEARLY";
  return `FREQ=${freq}${step(interval)}`;
}

type Groups = (string | undefined)[];
const unit = "(days?|weeks?|fortnights?|months?|quarters?|years?)";

/** The longer ones first; each makes a stored text of its groups. */
const phrases: readonly (readonly [pattern: RegExp, make: (groups: Groups) => string])[] = [
  [
    here(`(?:every!?\\s+)?(?:${number}|an?)\\s+(days?|weeks?)\\s+after\\s+${done}`),
    ([, n, of = ""]) => after(count(n) * (isWeeks(of) ? 7 : 1)),
  ],
  [
    here(`every!\\s+(?:${number}\\s+)?(days?|weeks?)`),
    ([, n, of = ""]) => after(count(n) * (isWeeks(of) ? 7 : 1)),
  ],
  [
    here(`(?:on\\s+)?(?:${every})?(?:the\\s+)?${place}\\s+${workingDay}${ofMonth}`),
    ([, at = ""]) => `FREQ=MONTHLY;${working};BYSETPOS=${placeOf(at)}`,
  ],
  [
    here(`${every}(first|1st|last)\\s+${workingDay}`),
    ([, at = ""]) => `FREQ=MONTHLY;${working};BYSETPOS=${placeOf(at)}`,
  ],
  [here(`${every}last\\s+day(?:${ofMonth})?`), () => "FREQ=MONTHLY;BYMONTHDAY=-1"],
  [here(`(?:on\\s+)?(?:the\\s+)?last\\s+day${ofEvery}`), () => "FREQ=MONTHLY;BYMONTHDAY=-1"],
  [
    here(`${every}${place}\\s+(${weekday})${ofMonth}`),
    ([, at = "", day = ""]) => `FREQ=MONTHLY;BYDAY=${placeOf(at)}${codeOf(day)}`,
  ],
  [
    here(`(?:on\\s+)?(?:the\\s+)?${place}\\s+(${weekday})${ofEvery}`),
    ([, at = "", day = ""]) => `FREQ=MONTHLY;BYDAY=${placeOf(at)}${codeOf(day)}`,
  ],
  [
    here(`${every}(first|1st|last)\\s+(${weekday})`),
    ([, at = "", day = ""]) => `FREQ=MONTHLY;BYDAY=${placeOf(at)}${codeOf(day)}`,
  ],
  [
    here(`${every}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}`),
    ([, day, name = ""]) => `FREQ=YEARLY;BYMONTH=${monthOf(name)};BYMONTHDAY=${Number(day)}`,
  ],
  [
    here(`${every}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?`),
    ([, name = "", day]) => `FREQ=YEARLY;BYMONTH=${monthOf(name)};BYMONTHDAY=${Number(day)}`,
  ],
  [
    here(`${every}year\\s+on\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}`),
    ([, day, name = ""]) => `FREQ=YEARLY;BYMONTH=${monthOf(name)};BYMONTHDAY=${Number(day)}`,
  ],
  [
    here(`${every}(?:${number}\\s+)?months?\\s+on\\s+the\\s+last(\\s+working)?\\s+day`),
    ([, n, ofWork]) => `FREQ=MONTHLY${step(count(n))};${ofWork ? `${working};BYSETPOS=-1` : "BYMONTHDAY=-1"}`,
  ],
  [
    here(`${every}(?:${number}\\s+)?months?\\s+on\\s+(?:the\\s+)?${date}(?:\\s+and\\s+(?:the\\s+)?${date})?`),
    ([, n, one, two]) =>
      `FREQ=MONTHLY${step(count(n))};BYMONTHDAY=${[one, two]
        .flatMap((day) => day ?? [])
        .map(Number)
        .join(",")}`,
  ],
  [
    here(`${every}(?:${number}\\s+|(other|second|2nd|third|3rd)\\s+)?weeks?\\s+on\\s+${weekdays}`),
    ([, n, other, list = ""]) =>
      `FREQ=WEEKLY${step(n === undefined ? alternate(other) : count(n))};BYDAY=${codes(list)}`,
  ],
  [
    here(`${every}(?:${number}\\s+|(other|second|2nd|third|3rd|fourth|4th)\\s+)?${unit}`),
    ([, n, other, of = ""]) => units(n === undefined ? alternate(other) : count(n), of),
  ],
  [
    here(`${every}${date}(?:\\s+and\\s+(?:the\\s+)?${date})?(?:${ofMonth})?`),
    ([, one, two]) =>
      `FREQ=MONTHLY;BYMONTHDAY=${[one, two]
        .flatMap((day) => day ?? [])
        .map(Number)
        .join(",")}`,
  ],
  [here(`(?:on\\s+)?(?:the\\s+)?${date}${ofEvery}`), ([, day]) => `FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`],
  [here(`${every}${workingDay}`), () => `FREQ=WEEKLY;${working}`],
  [
    here(`${every}(?:(other|second|2nd|third|3rd|fourth|4th)\\s+)?${weekdays}`),
    ([, other, list = ""]) => `FREQ=WEEKLY${step(alternate(other))};BYDAY=${codes(list)}`,
  ],
  [
    here(`(?:on\\s+${plurals}|${plurals}(?=\\s+(?:at\\s+)?\\d))`),
    ([, one, two]) => `FREQ=WEEKLY;BYDAY=${codes(one ?? two ?? "")}`,
  ],
];
/** At the end of a thought and not its first word only: "daily report" is a title, "report daily" is none. */
const since = /\s+(?:on|from|start\w*)\s/iuy;
const adverb = here("(daily|weekly|fortnightly|monthly|quarterly|yearly|annually)");
const adverbs: Readonly<Record<string, string>> = { daily: "day", annually: "year" };

const until = /,?\s+(?:until|till)\s+/iuy;
const times = here(`,?\\s+(?:for\\s+)?${number}\\s+times`);

function adverbAt(text: string, from: number): RegExpExecArray | null {
  const found =
    text.slice(0, from).trim() === "" || isInTitle(text, from) ? null : matchAt(adverb, text, from);
  const to = from + (found?.[0].length ?? 0);
  return found && (endsThought(text, to) || matchAt(since, text, to)) ? found : null;
}
const often = ([, word = ""]: Groups): string => {
  const of = word.toLowerCase();
  return units(1, adverbs[of] ?? of.slice(0, -2));
};

/** A repetition that stands here, as it is stored, with its end: "until 24 dec", "5 times". */
export function repeatAt(reader: Reader, from: number): Read<string> | null {
  const { text } = reader;
  const saying = adverbAt(text, from);
  for (const [pattern, make] of saying ? [[adverb, often] as const] : phrases) {
    const found = matchAt(pattern, text, from);
    const plain = found && repeatText(make([...found]));
    if (!found || !plain) continue;
    const to = from + found[0].length;
    if (plain.startsWith("after:")) return { value: plain, to };
    const limit = matchAt(times, text, to);
    const counted = limit && repeatText(`${plain};COUNT=${count(limit[1])}`);
    if (limit && counted) return { value: counted, to: to + limit[0].length };
    const ends = matchAt(until, text, to);
    const last = ends && dayWords(reader, to + ends[0].length);
    return last?.value
      ? { value: `${plain};UNTIL=${last.value.replaceAll("-", "")}`, to: last.to }
      : { value: plain, to };
  }
  return null;
}
