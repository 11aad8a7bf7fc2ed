// Carrying something with the mouse, or with Space and the arrows: what the boards and the list of today share.
import {
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";

const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

/** The sensors of a DndContext. `byArrow` says where an arrow carries to; nothing where it does not. */
export const useCarrySensors = (byArrow: KeyboardCoordinateGetter) =>
  useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: byArrow,
      keyboardCodes,
      scrollBehavior: "auto",
      onActivation: keepKeys,
    }),
  );

/**
 * dnd-kit hears the keys of a carry only from a timer after Space, and Chromium lets a waiting key go before a waiting timer:
 * while the page is busy an arrow would be lost. A key that comes in between is kept, and pressed again when it is heard.
 */
function keepKeys(): void {
  const kept: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return; // one that is pressed again
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.push(event);
  };
  /** One in a turn: what it did is drawn before the next is pressed. */
  const pressNext = (): void => {
    const event = kept.shift();
    if (!event) return window.removeEventListener("keydown", keep, true);
    event.target?.dispatchEvent(new KeyboardEvent(event.type, event));
    setTimeout(pressNext);
  };
  // After the Space itself: dnd-kit has set its timer by then, so that this one comes behind it.
  queueMicrotask(() => {
    window.addEventListener("keydown", keep, true);
    setTimeout(pressNext);
  });
}
