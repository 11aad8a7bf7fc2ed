// What is to be done with a partner: its tasks, what both sides promised, and what was agreed.
import { PartnerTasks } from "./PartnerTasks.tsx";
import { Agreements } from "./Agreements.tsx";
import { Promises } from "./Promises.tsx";
import type { Whose } from "./whose.ts";

export function TodoTab({ partnerId, programIds }: Whose) {
  return (
    <>
      <PartnerTasks partnerId={partnerId} />
      <Promises partnerId={partnerId} />
      <Agreements partnerId={partnerId} programIds={programIds} />
    </>
  );
}
