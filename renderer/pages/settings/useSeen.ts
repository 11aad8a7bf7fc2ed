// Which section of a long page is being read: the last one that has reached the top.
import { useEffect, useState, type RefObject } from "react";

/** How far below the top a section counts as reached, px. */
const reach = 96;

/** @param body holds the sections as its children, in the order of `names` */
export function useSeen<Name extends string>(
  body: RefObject<HTMLElement | null>,
  names: readonly Name[],
): Name | undefined {
  const [seen, setSeen] = useState(names[0]);
  useEffect(() => {
    const scroller = body.current?.closest("main");
    if (!scroller) return undefined;
    const look = (): void => {
      const top = scroller.getBoundingClientRect().top + reach;
      const tops = [...(body.current?.children ?? [])].map((one) => one.getBoundingClientRect().top);
      const reached = tops.findLastIndex((one) => one <= top);
      // The last ones are too short to come up to the top.
      const isEnd =
        scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
      setSeen(names.at(isEnd ? -1 : Math.max(0, reached)));
    };
    look();
    scroller.addEventListener("scroll", look, { passive: true });
    return () => scroller.removeEventListener("scroll", look);
  }, [body, names]);
  return seen;
}
