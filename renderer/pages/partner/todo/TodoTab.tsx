// What is to be done with a partner: its tasks, and what both sides promised.
import { PartnerTasks } from "./PartnerTasks.tsx";
import { Promises } from "./Promises.tsx";

export function TodoTab({ partnerId }: { partnerId: number }) {
  return (
    <>
      <PartnerTasks partnerId={partnerId} />
      <Promises partnerId={partnerId} />
    </>
  );
}
