// What is to be done with a partner: its tasks, what both sides promised, and what was agreed.
import { PartnerTasks } from "./PartnerTasks.tsx";
import { Agreements } from "./Agreements.tsx";
import { Promises } from "./Promises.tsx";

export interface TodoTabProps {
  partnerId: number;
  /** Of the partner's programs: one of them needs no choosing. */
  programIds: readonly number[];
}

export function TodoTab({ partnerId, programIds }: TodoTabProps) {
  return (
    <>
      <PartnerTasks partnerId={partnerId} />
      <Promises partnerId={partnerId} />
      <Agreements partnerId={partnerId} programIds={programIds} />
    </>
  );
}
