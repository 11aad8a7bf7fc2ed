// The initiatives there are, by name.
import { useRead, type Api, type OutputOf } from "../../api/client.ts";

const none: OutputOf<Api["initiatives"]["list"]>["rows"] = [];

export const useInitiatives = () => useRead((api) => api.initiatives.list, {}).data?.rows ?? none;
