// All tables of a workspace, for the generator of migrations and for whoever walks them.
export * from "./records.ts";
export * from "./books.ts";
export * from "./results.ts";
export * from "./tasks.ts";
export * from "./negotiations.ts";
