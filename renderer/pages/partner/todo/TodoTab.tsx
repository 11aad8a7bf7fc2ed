// What is to be done with a partner: its tasks, what both sides promised, and what was agreed.
import { PartnerTasks } from "./PartnerTasks.tsx";
import { Agreements, type OfPartner } from "./Agreements.tsx";
import { Promises } from "./Promises.tsx";

export function TodoTab({ partnerId, programIds }: OfPartner) {
  return (
    <>
      <PartnerTasks partnerId={partnerId} />
      <Promises partnerId={partnerId} />
      <Agreements partnerId={partnerId} programIds={programIds} />
    </>
  );
}
