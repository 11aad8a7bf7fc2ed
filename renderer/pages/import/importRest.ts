// Many mails dropped at once: the first is looked at, the others follow in the same way without being looked at one by one.
import { say } from "../../ui/undo.tsx";
import { t } from "../../words.ts";
import { saidKind } from "./answers.ts";
import { end, type Session } from "./session.ts";

/** Imports the waiting files of the same kind one after the other; what cannot be read stays in the list of open files. */
export async function importRest(done: Session, waiting: readonly Session[]): Promise<void> {
  const kind = saidKind(done.tasks.inspect.get().value?.format ?? "");
  let imported = 0;
  for (const session of waiting) {
    await session.inspect();
    const found = session.tasks.inspect.get().value;
    if (!found || kind === null || saidKind(found.format) !== kind) continue;
    session.setOwn(done.ownNow());
    await session.run();
    if (session.tasks.run.get().state !== "done") continue;
    imported++;
    end(session);
  }
  const left = waiting.length - imported;
  say(
    [
      t("ui.imports.restDone", { count: imported }),
      ...(left > 0 ? [t("ui.imports.restLeft", { count: left })] : []),
    ].join(" "),
  );
}
