// powerMonitor and screen: there is nothing behind them, so tests emit the events themselves.
import type * as Electron from "electron";
import { strict, StrictEmitter } from "./strict.ts";

export class PowerMonitor extends StrictEmitter {
  static readonly events: readonly string[] = [
    "suspend",
    "resume",
    "shutdown",
    "lock-screen",
    "unlock-screen",
  ];
  constructor() {
    super("powerMonitor", PowerMonitor.events);
  }
}
export const powerMonitor = strict("powerMonitor", new PowerMonitor());

type DisplayShape = Pick<
  Electron.Display,
  "id" | "bounds" | "workArea" | "size" | "workAreaSize" | "scaleFactor"
>;
const size = { width: 1366, height: 768 };
const area = { x: 0, y: 0, ...size };
const display: DisplayShape = {
  id: 1,
  bounds: area,
  workArea: area,
  size,
  workAreaSize: size,
  scaleFactor: 1,
};
const only = strict("Display", display);
export const screen = strict("screen", {
  getPrimaryDisplay: () => only,
  getAllDisplays: () => [only],
  getDisplayMatching: (_area: Electron.Rectangle) => only,
});
