// The one timer of all reminders: armed for the earliest row, at most an hour long. Knows no Electron, no store and no clock of its own.

/** A row further away than this is asked for again on the way (ms). */
export const longest = 3_600_000;
/** After a firing that failed, or that left what is due as it was (ms). */
export const patience = 60_000;
/** Changes come in swarms: the earliest row is asked for once in this time (ms). */
export const settle = 250;
/** How often the clock is looked at (ms). */
export const watching = 25_000;
/** So far the wall clock may drift from the monotonic one between two looks before it was set (ms). */
const drift = 1500;
/** Two firings because of changes keep this distance (ms). */
export const distance = 5000;

export interface TimerParts {
  /** The wall clock (ms since the epoch). */
  now(): number;
  /** A clock that nobody sets (ms since some moment). */
  monotonic(): number;
  /** IANA name of the machine's zone now. */
  zone(): string;
  after(ms: number, run: () => void): () => void;
  /** The moment of the earliest waiting row; null where none waits. */
  next(): Promise<number | null>;
  /** Shows what is due and gives the moment of the next row. `fresh` is true for the first firing after begin. */
  fire(fresh: boolean): Promise<number | null>;
  /** The machine is in another zone than at the last look; comes before the firing. */
  moved(zone: string): void;
  failed(what: string, error: unknown): void;
}

export interface ReminderTimer {
  /** Fires what was missed, and waits from then on. */
  begin(): void;
  /** The store has changed: the earliest row may be another one. */
  changed(): void;
  /** The machine woke up or was unlocked: nothing that a timer was told holds any more. */
  look(): void;
  /** Waits for nothing more; ends when a firing that is going on has ended. */
  end(): Promise<void>;
}

export function makeTimer(parts: TimerParts): ReminderTimer {
  let running = false;
  let fresh = true;
  let firing: Promise<void> | null = null;
  /** What was asked for while a firing went on. */
  let then: "fire" | "find" | null = null;
  let at: number | null = null;
  /** When the last firing ended, on the monotonic clock, and the row that had asked for it. */
  let fired = Number.NEGATIVE_INFINITY;
  let tried: number | null = null;
  let skew = 0;
  let zone = "";
  const nothing = () => {};
  let dropTimer = nothing;
  let dropWatch = nothing;
  let dropFind: (() => void) | null = null;

  const arm = (ms: number, run: () => void) => {
    dropTimer();
    dropTimer = running ? parts.after(Math.max(0, Math.min(ms, longest)), run) : nothing;
  };
  const wait = () => {
    const due = at === null ? longest : at - parts.now();
    // What is due right after a firing is held back: it is not asked for without end.
    if (due > 0) arm(due, ring);
    else arm(patience, fire);
  };
  /** The timer has ended: the row is due, or an hour has passed. */
  const ring = () => (at !== null && parts.now() >= at ? fire() : find());

  function found(next: number | null) {
    if (!running || firing) return;
    const since = parts.monotonic() - fired;
    const isFuture = next === null || next > parts.now();
    if (!isFuture && next === tried) {
      const rest = at === null ? longest : at - parts.now();
      return arm(Math.max(0, Math.min(rest, patience - since)), fire);
    }
    at = next;
    if (isFuture) wait();
    else if (since < distance) arm(distance - since, fire);
    else fire();
  }

  function find() {
    if (!running) return;
    if (firing) {
      then ??= "find";
      return;
    }
    parts.next().then(found, (error: unknown) => {
      if (!running) return;
      parts.failed("next", error);
      arm(patience, find);
    });
  }

  /** One at a time: what is asked for meanwhile comes after it. */
  function fire() {
    if (!running) return;
    if (firing) {
      then = "fire";
      return;
    }
    dropTimer();
    tried = at;
    firing = parts.fire(fresh).then(
      (next) => {
        firing = null;
        fresh = false;
        fired = parts.monotonic();
        at = next;
        wait();
        const wanted = then;
        then = null;
        if (wanted === "fire") fire();
        else if (wanted === "find") find();
      },
      (error: unknown) => {
        firing = null;
        then = null;
        if (!running) return;
        parts.failed("fire", error);
        arm(patience, fire);
      },
    );
  }

  const isSet = () => {
    const now = parts.now() - parts.monotonic();
    const moved = Math.abs(now - skew) > drift;
    skew = now;
    return moved;
  };
  const isElsewhere = () => {
    const now = parts.zone();
    if (now === zone) return false;
    zone = now;
    parts.moved(zone);
    return true;
  };

  /**
   * Timers run on the monotonic clock, which stands still while the machine sleeps and does not follow a clock that is set: a timer for
   * 9:00 that was armed at 8:30 rings half an hour later, whatever the clock shows by then. Not every system tells of it, so two numbers
   * and the zone's name are compared now and then; the store is asked only where they differ.
   */
  function watch() {
    dropWatch = parts.after(watching, () => {
      const set = isSet();
      if (isElsewhere() || set) fire();
      watch();
    });
  }

  return {
    begin() {
      running = true;
      fresh = true;
      then = null;
      at = null;
      isSet();
      isElsewhere();
      dropWatch();
      watch();
      fire();
    },
    changed() {
      if (!running || dropFind) return;
      dropFind = parts.after(settle, () => {
        dropFind = null;
        find();
      });
    },
    look() {
      if (!running) return;
      isSet();
      isElsewhere();
      fire();
    },
    async end() {
      running = false;
      then = null;
      dropTimer();
      dropWatch();
      dropFind?.();
      dropFind = null;
      await firing;
    },
  };
}
