// The initiatives there are, by name.
import { useRead } from "../../api/client.ts";
import type { Picked } from "../../ui/InlinePick.tsx";

export const useInitiatives = (): Picked[] => useRead((api) => api.initiatives.list, {}).data?.rows ?? [];
