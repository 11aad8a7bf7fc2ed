// Tasks that were put away until later, folded, each with its day, the reason and the way back.
import { useState } from "react";
import { useRead } from "../../api/client.ts";
import { t } from "../../words.ts";
import { Fold } from "./Fold.tsx";
import { Held } from "./TaskLine.tsx";
import classes from "./Today.module.css";

const most = 200;

export function PutAway({ onOpen }: { onOpen: (id: number) => void }) {
  const [shown, setShown] = useState(false);
  const { data } = useRead((api) => api.tasks.list, {
    hold: "notNow",
    sort: { by: "dueOn" },
    limit: most,
  });
  if (!data || data.total === 0) return null;
  return (
    <section className={classes.away}>
      <Fold open={shown} onToggle={setShown} label={t("ui.today.held.list", { count: data.total })} />
      {shown && (
        <ul className={classes.list}>
          {data.rows.map((task) => (
            <li key={task.id} className={classes.awayLine}>
              <button type="button" className={classes.taskTitle} dir="auto" onClick={() => onOpen(task.id)}>
                {task.title}
              </button>
              {task.hold && <Held task={task} hold={task.hold} tabIndex={0} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
