// What is to be done with a partner: its tasks, what is being negotiated, and what both sides promised.
import { PartnerNegotiations } from "./PartnerNegotiations.tsx";
import { PartnerTasks } from "./PartnerTasks.tsx";
import { Promises } from "./Promises.tsx";

export function TodoTab({ partnerId }: { partnerId: number }) {
  return (
    <>
      <PartnerTasks partnerId={partnerId} />
      <PartnerNegotiations partnerId={partnerId} />
      <Promises partnerId={partnerId} />
    </>
  );
}
