// Words of the first start and of the empty workspace.
export const welcome = {
  hello: "Welcome to Liaison",
  lead: "Who your partners are, what was said, what was promised, what is due: on this computer, and only here.",
  nameHint: "It is written beside what you make and change. You can change it in Settings.",
  name: "Your name",
  nameNeeded: "Enter a name to go on.",
  go: "Continue",
  startTitle: "Fill this workspace",
  startLead: "It is empty. Bring what you have, or look around first; both can be taken back whole.",
  import: "Import my partners",
  importHint:
    "An address book, a LinkedIn export or any spreadsheet. You see what it would do before anything is written.",
  example: "Look around with an example",
  exampleHint:
    "About 60 fictional partners with two years of conversations. The example can be removed whole in Settings.",
  exampleAdding: "Adding the example",
  byHand: "Or start with one partner by hand",
} as const;
