// The keys that every board has, also while it is empty.
import { useKeys } from "../../frame/keys.ts";

export interface BoardKeys {
  /** The record that is shown over the board. */
  opened?: number | null;
  onFilter: () => void;
  onClose?: () => void;
}

export function useBoardKeys({ opened = null, onFilter, onClose }: BoardKeys): void {
  useKeys("ui.table.keys.title", [
    { keys: "/", label: "ui.table.keys.filter", run: onFilter },
    {
      keys: "Escape",
      inText: true,
      run: () => {
        if (opened === null) return false;
        onClose?.();
        return true;
      },
    },
  ]);
}

/** The id of the card that has the focus. */
export function cardAtHand(): number | null {
  const id = document.activeElement instanceof HTMLElement && document.activeElement.dataset["card"];
  return id ? Number(id) : null;
}
