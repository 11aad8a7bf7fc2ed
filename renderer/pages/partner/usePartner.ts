// A partner's record, remembered as opened lately once it is there.
import { useEffect } from "react";
import { useRead } from "../../api/client.ts";
import { remember } from "../../frame/recent.ts";

export function usePartner(id: number) {
  const read = useRead((api) => api.partners.get, { id }, { keep: false });
  const { data } = read;
  useEffect(() => {
    if (data?.deletedAt === null) {
      remember({ kind: "partner", id: data.id, name: data.name, detail: data.websites[0] ?? null });
    }
  }, [data]);
  return read;
}
