// One trigger as SQL text.

export const trigger = (name: string, when: string, body: string[]): string =>
  `CREATE TRIGGER ${name} ${when} BEGIN\n  ${body.join("\n  ")}\nEND`;
