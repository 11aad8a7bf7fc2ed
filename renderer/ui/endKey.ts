// A key that ends where it was pressed.
import type { KeyboardEvent } from "react";

/** Neither what is around it nor the keys of the page hear this one. */
export function endKey(event: KeyboardEvent): void {
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
}

/** For a form: Escape leaves it, and nothing else. */
export const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    endKey(event);
    leave();
  };
