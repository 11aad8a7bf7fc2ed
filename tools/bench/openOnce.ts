// A fresh process that opens a workspace and asks for its first page: prints the ms of that, without loading the code.
import { openHost } from "./host.ts";

const file = process.argv[2];
if (file === undefined) throw new Error("openOnce needs a workspace file");
const start = performance.now();
const asked = openHost(file);
await asked.ask("partners.list", { limit: 50 });
const ms = performance.now() - start;
asked.close();
process.stdout.write(`${ms}\n`);
