// A display for the window: the one that is here, otherwise a virtual one.
import { spawn } from "node:child_process";
import { howToInstall, program } from "./programs.mjs";
import { say } from "./words.mjs";

/** How long Xvfb may take to say its number (ms). */
const patience = 5000;

/**
 * @returns {Promise<{ env: Record<string, string>, stop: () => void } | null>} what the app's environment needs; null where there is no
 * display and none can be made, which has then been said
 */
export async function display() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== "linux" || DISPLAY || WAYLAND_DISPLAY) return { env: {}, stop() {} };
  const xvfb = program("Xvfb");
  const number = xvfb && (await virtual(xvfb));
  if (number) return number;
  console.error(say.noDisplay(howToInstall(["xvfb"])));
  return null;
}

/** @param {string} xvfb @returns {Promise<{ env: Record<string, string>, stop: () => void } | null>} */
function virtual(xvfb) {
  // A group of its own: Ctrl-C must reach the app first, which still needs its display to close in order.
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  const stop = () => void server.kill();
  process.on("exit", stop);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patience);
    server.on("error", () => resolve(null));
    server.on("exit", () => resolve(null));
    let said = "";
    server.stdio[3]?.on("data", (bytes) => {
      said += String(bytes);
      if (!said.endsWith("\n")) return;
      clearTimeout(timer);
      const name = `:${said.trim()}`;
      console.error(say.virtualDisplay(name));
      resolve({ env: { DISPLAY: name }, stop });
    });
  });
}
