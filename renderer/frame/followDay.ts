// A new day makes what was read yesterday stale, also where nobody wrote anything; and Today follows the hours.
import { queries } from "../api/client.ts";
import { today } from "../format.ts";

const minute = 60_000;
/** Minutes after which tasks are looked at again while somebody sees them: moments pass. */
const passing = 5;
const byTime = ["tasks.today", "tasks.counts", "today.overview"];

export function followDay(): () => void {
  let day = today();
  let minutes = 0;
  const look = (): void => {
    minutes++;
    if (today() !== day) {
      day = today();
      void queries.invalidateQueries();
    } else if (minutes % passing === 0 && document.visibilityState === "visible") {
      for (const path of byTime) void queries.invalidateQueries({ queryKey: [path] });
    }
  };
  const timer = setInterval(look, minute);
  return () => clearInterval(timer);
}
