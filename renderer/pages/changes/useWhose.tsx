// What the facts of a record know beside their values: who wrote them, and the value that lost where two were in conflict.
import type { ReactNode } from "react";
import type { Whose } from "../../ui/FactRow.tsx";
import type { Origins } from "../../ui/Origin.tsx";
import { OtherValue } from "../../ui/OtherValue.tsx";
import { useUidNames } from "../partner/changeWords.ts";
import { sayField, sayValue } from "../share/sayValue.ts";

export function useWhose(uid: string, origins: Origins): Whose {
  const names = useUidNames();
  const other = (field: string): ReactNode => (
    <OtherValue
      uid={uid}
      field={field}
      name={sayField(field, names)}
      say={(value) => sayValue(field, value, names)}
    />
  );
  return { uid, origins, other };
}
