// Words of imported numbers that the store says itself: what is not whole about them, and why a partner is proposed.

export const results = {
  notes: {
    cut: "A report over {{from}} to {{to}} reaches beyond these days. It is not split, so it is left out here.",
    incomplete: "Some orders come from lists that are not known to be complete, on days without a summary.",
    differ:
      "{{program}}: two reports of the same days differ. {{counted}} {{currency}} counts, another says {{said}} {{currency}}.",
  },
  proposals: {
    "same-domain": "The same website",
    "same-name": "The same name",
    "near-name": "A similar name",
  },
} as const;
