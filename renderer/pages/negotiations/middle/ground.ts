// A middle ground and its packages, as the store gives them.
import type { Api, OutputOf } from "../../../api/client.ts";

export type MiddleGround = OutputOf<Api["negotiations"]["middleGround"]>;
export type Package = MiddleGround["packages"][number];

/** What a package is best at. */
export type Kind = Package["kind"] | "level";
