// Putting a record's values onto an entity: an empty cell never erases, the first record of a file decides, sets only grow.
import { foldKey, sameText } from "../../domain/text/fold.ts";
import { phonesAgree } from "../../domain/text/phone.ts";
import type { SetItem } from "../sets.ts";
import { itemsOfKind, type Entity, type Model } from "./model.ts";
import type { Outcome } from "./outcome.ts";

/** A single value. `append` is for notes: both can live, so that neither is lost. */
export function mergeField(
  entity: Entity,
  field: string,
  value: string | null,
  outcome: Outcome,
  how: "replace" | "append" = "replace",
): void {
  const given = value?.trim();
  if (!given) return;
  const isName = field === "fullName";
  const mine = isName ? entity.name : entity.fields[field];
  if (mine && (sameText(mine, given) || (how === "append" && foldKey(mine).includes(foldKey(given))))) return;
  if (mine && entity.met) {
    outcome.notWritten.push({ field, mine, theirs: given });
    return;
  }
  const fresh = mine && how === "append" ? `${mine}\n\n${given}` : given;
  outcome.changes.push({ of: entity.of, field, old: mine ?? null, new: fresh });
  outcome.ops.push({ op: "field", of: entity.of, uid: entity.uid, field, value: fresh });
  if (isName) entity.name = fresh;
  else entity.fields[field] = fresh;
}

const there = (entity: Entity, item: SetItem): boolean =>
  entity.items.has(`${item.kind}:${item.key}`) ||
  (item.kind === "phone" && itemsOfKind(entity, "phone").some((phone) => phonesAgree(phone.key, item.key)));

/** An own field has one value, like any other single value, though it is kept as a row. */
function mergeOwn(model: Model, entity: Entity, item: SetItem, outcome: Outcome): void {
  const mine = entity.items.get(`own:${item.key}`)?.value;
  if (mine === undefined || sameText(mine, item.value)) return;
  const field = `own:${item.key}`;
  if (entity.met) return void outcome.notWritten.push({ field, mine, theirs: item.value });
  outcome.changes.push({ of: entity.of, field, old: mine, new: item.value });
  outcome.ops.push({ op: "item", of: entity.of, uid: entity.uid, item });
  model.put(entity, item);
}

/** Set values: what is there stays as it is, what is new is added. */
export function mergeItems(model: Model, entity: Entity, items: SetItem[], outcome: Outcome): void {
  for (const item of items) {
    if (item.kind === "own") mergeOwn(model, entity, item, outcome);
    if (there(entity, item)) continue;
    const added =
      item.preferred && itemsOfKind(entity, item.kind).length > 0 ? { ...item, preferred: 0 } : item;
    outcome.changes.push({ of: entity.of, field: item.kind, old: null, new: item.value });
    outcome.ops.push({ op: "item", of: entity.of, uid: entity.uid, item: added });
    model.put(entity, added);
  }
}
