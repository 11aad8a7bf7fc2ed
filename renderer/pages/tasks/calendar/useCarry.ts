// A task carried by keyboard: Space picked it up, the arrows move it by days and weeks, Enter puts it down, Escape leaves it.
import { useEffect, useEffectEvent, useState } from "react";
import type { Day } from "../../../../electron/domain/days.ts";
import { carriedTo } from "./days.ts";
import type { CalendarTask } from "./entries.ts";

export interface Carried {
  task: CalendarTask;
  from: Day;
  to: Day;
}

export interface Carrying {
  carried: Carried | null;
  pickUp: (task: CalendarTask) => void;
}

export interface CarryInput {
  /** The day has to be in sight. */
  onMove: (carried: Carried) => void;
  /** On another day than before. */
  onPut: (carried: Carried) => void;
  onLeave: (carried: Carried) => void;
}

export function useCarry({ onMove, onPut, onLeave }: CarryInput): Carrying {
  const [carried, setCarried] = useState<Carried | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!carried) return;
    const to = carriedTo(carried.to, event.key);
    const puts = event.key === "Enter" || event.key === " ";
    if (to === null && !puts && event.key !== "Escape") return;
    // While it is carried these keys are of the carrying alone.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (to !== null) {
      const next = { ...carried, to };
      setCarried(next);
      onMove(next);
      return;
    }
    setCarried(null);
    if (puts && carried.to !== carried.from) onPut(carried);
    else onLeave(carried);
  });
  const carries = carried !== null;
  useEffect(() => {
    if (!carries) return;
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, [carries]);
  const pickUp = (task: CalendarTask): void => setCarried({ task, from: task.dueOn, to: task.dueOn });
  return { carried, pickUp };
}
