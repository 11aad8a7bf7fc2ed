// Words of the call brief: what to give and what to ask for.
export const brief = {
  give: {
    lever: "Move {{lever}}: a step costs us {{cost}} and is worth {{worth}} to them.",
    netDays: "Pay sooner: net {{from}} to net {{to}} costs us {{cost}} in capital over these days.",
    cookie: "A longer cookie window than {{days}} days.",
    bonus: "A bonus above {{orders}} orders a quarter: it costs nothing unless they sell a fifth more.",
    content: "Product news and pictures before others have them.",
    report: "Their own numbers each month, with what sells best at us.",
  },
  ask: {
    lever: "Move {{lever}} back: a step saves us {{cost}} and is worth {{worth}} to them.",
    promise: "What they promised: {{text}}",
    reversals: "Fewer reversals: {{own}} of their orders are reversed, {{mean}} in the program.",
    conversion: "A better place: {{own}} of their clicks buy, {{mean}} in the program.",
    volume: "Back to what it was: {{now}} after {{before}} in the days before.",
    plans: "Their plans for the next quarter, with dates.",
    placement: "A fixed place on the pages that sell.",
    exclusive: "To be the only one of our kind there, for a while.",
  },
} as const;
