// Negotiations: stages, levers, and why a package is offered.
export const negotiation = {
  stage: {
    preparing: "Preparing",
    offered: "Offered",
    countered: "Countered",
    agreed: "Agreed",
    declined: "Declined",
    paused: "Paused",
  },
  turn: { us: "Our turn", them: "Their turn", nobody: "Closed" },
  lever: {
    rateBp: "the rate",
    perAction: "the amount for each action",
    flat: { amount: "the flat fee" },
    bonus: { amount: "the bonus", when: { atLeast: "the goal of the bonus" } },
    cap: { atMost: "the cap" },
    cookieDays: "the cookie window",
    netDays: "the net days",
    lockingDays: "the locking days",
    holdbackBp: "the holdback",
    package: "the budget for the package",
  },
  step: {
    rateBp: "the rate of step {{number}}",
    perAction: "the amount of step {{number}}",
    from: "the threshold of step {{number}}",
  },
  why: {
    cheapest: "They gain {{gain}} and it costs us {{cost}}: nothing gives them as much for less.",
    fairest: "Each side has at least {{share}} of the most that it could gain.",
    together: "They gain {{gain}} and it costs us {{cost}}: {{surplus}} between the two, the most there is.",
    trade: "What carries it is {{lever}}: it costs us {{cost}} and is worth {{worth}} to them.",
    takes: "What carries it is {{lever}}: it saves us {{saved}} and costs them {{loss}}.",
    both: "What carries it is {{lever}}: it saves us {{saved}} and is worth {{worth}} to them.",
    steady: "Nothing changes against the terms in force.",
  },
} as const;
