// The initiatives there are, by name.
import { useQuery } from "@tanstack/react-query";
import { bridge } from "../../api/bridge.ts";
import type { Picked } from "../../ui/InlinePick.tsx";

export function useInitiatives(): Picked[] {
  const { data } = useQuery({
    queryKey: ["initiatives.list", {}],
    queryFn: async () => {
      const reply = await bridge.call("initiatives.list", {});
      return reply.ok ? (reply.value as { rows: Picked[] }).rows : [];
    },
  });
  return data ?? [];
}
