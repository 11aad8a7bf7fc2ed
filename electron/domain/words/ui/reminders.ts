// What notifications say.
export const reminders = {
  dueAt: "due {{at}}",
  dueOn: "due {{day}}",
  digest: {
    title_one: "One reminder",
    title_other: "{{count}} reminders",
    more_one: "and one more",
    more_other: "and {{count}} more",
  },
} as const;
