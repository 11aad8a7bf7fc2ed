// Who runs this, and where their home is: a container may run under a number that has neither name nor home.
import os from "node:os";
import path from "node:path";

const number = (): number => process.getuid?.() ?? 0;

export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return process.env.USER ?? `user ${number()}`;
  }
}

/** What is remembered in a home that is none may be forgotten. */
export function home(): string {
  try {
    return os.homedir();
  } catch {
    return path.join(os.tmpdir(), `liaison-${number()}`);
  }
}
