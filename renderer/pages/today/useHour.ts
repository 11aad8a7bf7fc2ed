// The hour of the machine's clock, as it passes.
import { useEffect, useState } from "react";

const hour = (): number => new Date().getHours();
const minute = 60_000;

export function useHour(): number {
  const [now, setNow] = useState(hour);
  useEffect(() => {
    const timer = setInterval(() => setNow(hour()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
