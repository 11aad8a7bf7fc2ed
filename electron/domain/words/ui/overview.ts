// What the store says on Today beside tasks: whom to thank and why, and what the last import changed.
export const overview = {
  thanks: {
    birthdayToday: "{{contact}} has a birthday today",
    birthday: "{{contact}} has a birthday on {{day}}",
    promise: "Kept a promise: {{text}}",
    growth: "Grew by {{percent}} % in 30 days, to {{value}} {{currency}}",
    key: "Is a key partner since {{day}}",
    active: "Is active since {{day}}",
  },
  imported: {
    created_one: "{{count}} new row",
    created_other: "{{count}} new rows",
    changed_one: "{{count}} changed",
    changed_other: "{{count}} changed",
    nothing: "Nothing new",
    declined_one: "{{count}} order reversed, {{values}}",
    declined_other: "{{count}} orders reversed, {{values}}",
    back_one: "{{count}} order came back, {{values}}",
    back_other: "{{count}} orders came back, {{values}}",
  },
} as const;
