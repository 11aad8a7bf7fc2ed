// Words of every chart: what a point says, its keys, the table behind it.
export const chart = {
  walk: "Points of the chart",
  keys: "The arrows go from point to point, Home and End to the first and the last.",
  point: "{{name}}, {{label}}: {{value}}",
  ripe: "ripe",
  unripe: "not ripe",
  unripeFrom: "not ripe →",
  state: "State",
  asTable: "Show as table",
  asChart: "Show as chart",
} as const;
