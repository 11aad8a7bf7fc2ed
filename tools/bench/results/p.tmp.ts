import { openHost } from "/work/wt/bench/tools/bench/host.ts";
import { lastDay } from "/work/wt/bench/tools/bench/results/reportFile.ts";
import { dayOfNumber } from "/work/wt/bench/electron/domain/reports/dayNumber.ts";
const h = openHost("/tmp/dash/ws.sqlite");
for (let i = 0; i < 5; i++)
  await h.ask("performance.league", {
    from: dayOfNumber(lastDay - 102),
    to: dayOfNumber(lastDay - 3),
    compare: "previous",
  });
h.close();
