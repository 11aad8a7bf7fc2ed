// webUtils.getPathForFile: the preload asks for the path of a File and must have it at once, but only the browser knows
// it. A debugger statement is the one way to stop the page while the protocol goes on: the pause is seen here,
// DOM.getFileInfo tells the path of `file`, the local `path` is set, and the page resumes (about 4 ms).
import type { Session } from "./cdp.ts";

const NAME = "STANDIN_FILE_PATH";
/** The function that the preload world calls, as text. */
export const PAUSING_FUNCTION = `function ${NAME}(file) { let path = ""; debugger; return path; }`;

export async function answerFilePaths(session: Session): Promise<void> {
  session.on("Debugger.paused", ({ callFrames: [frame] }) => {
    const resume = () => session.send("Debugger.resume").catch(() => {});
    if (frame?.functionName !== NAME) return void resume();
    const evaluate = (expression: string) =>
      session.send("Debugger.evaluateOnCallFrame", { callFrameId: frame.callFrameId, expression });
    void evaluate("file")
      .then(({ result }) => session.send("DOM.getFileInfo", { objectId: result.objectId ?? "" }))
      .then(({ path }) => evaluate(`path = ${JSON.stringify(path)}`))
      .catch((error: Error) => console.error(`electron stand-in: getPathForFile: ${error.message}`))
      .finally(() => void resume());
  });
  await session.send("Debugger.enable");
}
