// webContents.executeJavaScript: the value is cloned; what this cannot carry is refused by name.
import type { Protocol, Session } from "./cdp.ts";
import { missing } from "./strict.ts";

type Deep = Protocol.Runtime.DeepSerializedValue;
const DEEPEST = 100;

export async function evaluate(session: Session, code: string, userGesture: boolean): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: code,
    awaitPromise: true,
    userGesture,
    serializationOptions: { serialization: "deep", maxDepth: DEEPEST },
  });
  if (!exceptionDetails) return result.deepSerializedValue && revive(result.deepSerializedValue);
  const { exception, text } = exceptionDetails;
  throw new Error(exception?.description?.split("\n")[0] ?? (exception ? String(exception.value) : text));
}

function revive({ type, value }: Deep): unknown {
  const items = () => (value as Deep[]).map(revive);
  const pairs = () =>
    (value as [Deep | string, Deep][]).map(
      ([key, item]) => [typeof key === "string" ? key : revive(key), revive(item)] as const,
    );
  switch (type) {
    case "undefined":
      return undefined;
    case "null":
      return null;
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number(value); // NaN, Infinity and -0 come as text
    case "bigint":
      return BigInt(value as string);
    case "date":
      return new Date(value as string);
    case "regexp": {
      const { pattern, flags } = value as { pattern: string; flags?: string };
      return new RegExp(pattern, flags);
    }
    case "array":
      return items();
    case "set":
      return new Set(items());
    case "map":
      return new Map(pairs());
    case "object":
      return Object.fromEntries(pairs());
    default:
      return missing(`webContents.executeJavaScript that results in a ${type}`);
  }
}
