// What follows the records of others: an account belongs to the partner that has its network id, and changed money makes sums stale.
import { trigger } from "../trigger.ts";

const owner = (key: string) =>
  `(SELECT ownerId FROM partner_set WHERE kind = 'networkId' AND key = ${key} ORDER BY id LIMIT 1)`;
const follow = (key: string) =>
  `UPDATE result_account SET partnerId = ${owner(key)} WHERE networkKey = ${key} AND partnerId IS NOT ${owner(key)};`;
/** All accounts of the program (0), where it has any numbers at all. */
const staleProgram = (id: string) =>
  `INSERT OR IGNORE INTO result_stale (programId) SELECT ${id} WHERE EXISTS (SELECT 1 FROM result_account a WHERE a.programId = ${id});`;

export const resultTriggers = (): string[] => [
  trigger("result_linked", "AFTER INSERT ON partner_set WHEN new.kind = 'networkId'", [follow("new.key")]),
  trigger("result_unlinked", "AFTER DELETE ON partner_set WHEN old.kind = 'networkId'", [follow("old.key")]),
  trigger("result_moved", "AFTER UPDATE OF ownerId, key ON partner_set WHEN new.kind = 'networkId'", [
    follow("old.key"),
    follow("new.key"),
  ]),
  trigger(
    "result_account_moved",
    "AFTER UPDATE OF partnerId ON result_account WHEN old.partnerId IS NOT new.partnerId",
    [
      `DELETE FROM partner_window WHERE who = old.partnerId;`,
      `INSERT OR IGNORE INTO result_stale (programId, accountId) VALUES (new.programId, new.id);`,
      // With whom the others are one partner has changed too.
      `INSERT OR IGNORE INTO result_stale (programId, accountId)
         SELECT programId, id FROM result_account WHERE partnerId IN (old.partnerId, new.partnerId);`,
    ],
  ),
  trigger("result_network", "AFTER UPDATE OF network ON program WHEN old.network IS NOT new.network", [
    `UPDATE result_account SET networkKey = new.network || substr(networkKey, instr(networkKey, ':')) WHERE programId = new.id;`,
    `UPDATE result_account SET partnerId = ${owner("result_account.networkKey")} WHERE programId = new.id;`,
  ]),
  trigger("result_money_made", "AFTER INSERT ON program_money", [staleProgram("new.programId")]),
  trigger(
    "result_money_changed",
    "AFTER UPDATE OF fromOn, marginBp, feeKind, feeValue, deletedAt ON program_money",
    [staleProgram("new.programId")],
  ),
  trigger("result_money_gone", "AFTER DELETE ON program_money", [staleProgram("old.programId")]),
];
