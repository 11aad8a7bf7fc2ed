// Where the window opens: where it was, when that is still on a screen.

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const least = { width: 900, height: 600 };
export const usual = { width: 1280, height: 800 };

/** So much of the window must be on a screen that its title bar can be taken hold of. */
const grip = { width: 120, height: 40 };

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === "object" &&
  value !== null &&
  ["x", "y", "width", "height"].every((key) => Number.isFinite(Reflect.get(value, key)));

const overlap = (from: number, length: number, start: number, span: number) =>
  Math.min(from + length, start + span) - Math.max(from, start);

/** Between the smallest size and what the screen holds; the smallest wins. */
const sized = (width: number, height: number, area: Rectangle | undefined) => ({
  width: Math.max(least.width, Math.min(Math.round(width), area?.width ?? width)),
  height: Math.max(least.height, Math.min(Math.round(height), area?.height ?? height)),
});

/**
 * The remembered bounds, made to fit: at least the smallest size, no larger than their screen, and dropped where no screen shows
 * enough of the title bar (a screen was unplugged). Without a place the system centres the window.
 * @param saved what was read from a file, so anything
 * @param areas the work areas of the screens, in the same coordinates, the main one first
 */
export function fitBounds(
  saved: unknown,
  areas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const fresh = sized(usual.width, usual.height, areas[0]);
  if (!isRectangle(saved)) return fresh;
  const area = areas.find(
    (each) =>
      overlap(saved.x, saved.width, each.x, each.width) >= grip.width &&
      saved.y >= each.y - grip.height / 2 &&
      overlap(saved.y, grip.height, each.y, each.height) >= grip.height / 2,
  );
  if (!area) return fresh;
  return { x: Math.round(saved.x), y: Math.round(saved.y), ...sized(saved.width, saved.height, area) };
}
