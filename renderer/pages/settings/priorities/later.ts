// One save for a burst of changes: it waits until nothing has changed for a moment, or until the page is left.
const pause = 500;

export interface Later {
  /** The save that is meant now; one that waited is forgotten. */
  put: (save: () => void) => void;
  /** Saves at once what waits. */
  flush: () => void;
  /** Forgets what waits. */
  drop: () => void;
}

export function makeLater(): Later {
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    waiting = null;
  };
  const flush = (): void => {
    const save = waiting;
    drop();
    save?.();
  };
  const put = (save: () => void): void => {
    drop();
    waiting = save;
    timer = setTimeout(flush, pause);
  };
  return { put, flush, drop };
}
