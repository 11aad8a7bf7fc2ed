// Where the arrows go from one entry of the calendar: up and down within the day and on to the week beside, left and right to a day that has something.

const steps: Readonly<Record<string, readonly [days: number, within: number]>> = {
  ArrowDown: [7, 1],
  j: [7, 1],
  ArrowUp: [-7, -1],
  k: [-7, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

const stopsOf = (day: Element | undefined): HTMLElement[] => [
  ...(day?.querySelectorAll<HTMLElement>("[data-task], [data-meeting], [data-more]") ?? []),
];

/** The next one to have the focus; null where there is none that way, or the key is none of these. */
export function walk(grid: HTMLElement, key: string): HTMLElement | null {
  const at = document.activeElement;
  const step = steps[key];
  const cell = at?.closest("[data-day]");
  if (!step || !cell || !(at instanceof HTMLElement)) return null;
  const [by, within] = step;
  const place = stopsOf(cell).indexOf(at);
  const beside = stopsOf(cell)[place + within];
  if (within !== 0 && place >= 0 && beside) return beside;
  const cells = [...grid.querySelectorAll("[data-day]")];
  for (let next = cells.indexOf(cell) + by; next >= 0 && next < cells.length; next += by) {
    const stops = stopsOf(cells[next]);
    if (stops.length === 0) continue;
    if (within !== 0) return (within > 0 ? stops[0] : stops.at(-1)) ?? null;
    return stops[Math.min(place, stops.length - 1)] ?? null;
  }
  return null;
}
