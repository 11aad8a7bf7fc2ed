// Days as whole numbers since 1970-01-01, and months as whole numbers since the year 0: what millions of rows are compared by.

const MS = 86_400_000;

/** Of a day 'YYYY-MM-DD' that exists. */
export const numberOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MS;

export const dayOfNumber = (number: number): string => new Date(number * MS).toISOString().slice(0, 10);

/** Months since the year 0: 2026-10 is 24,321. */
export const monthOfDay = (number: number): number => {
  const day = new Date(number * MS);
  return day.getUTCFullYear() * 12 + day.getUTCMonth();
};

export const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / MS;
export const monthEnd = (month: number): number => monthStart(month + 1) - 1;

/** 'YYYY-MM'. */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
