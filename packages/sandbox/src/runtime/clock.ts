import { parseDuration } from './duration.ts'

/** The sandbox's clock. It runs with real time or is frozen, and can be moved. */
export interface Clock {
  /** Returns the current time in milliseconds since 1970. */
  now(): number
  /** Moves the clock forward: `'48h'`, `'90s'`, `'1h30m'` or a number of milliseconds. */
  advance(duration: string | number): void
  /** Sets the clock to a time: an ISO 8601 string, a `Date` or milliseconds since 1970. */
  set(time: string | number | Date): void
  /** Freezes the clock at its current time. `advance` and `set` still move it. */
  freeze(): void
  /** Lets a frozen clock run again. */
  unfreeze(): void
  /** Returns whether the clock is frozen. */
  isFrozen(): boolean
}

/** The clock with what only the sandbox itself uses. */
export interface ResettableClock extends Clock {
  /** Calls the listener after each change of the clock other than the passing of time. */
  onChange(listener: () => void): void
  /** Whether the clock has a start time, at which it is frozen. */
  readonly hasStart: boolean
  /** Returns the time that the clock has after a reset. */
  startTime(): number
  reset(): void
}

/** Creates a clock. With a start time it is frozen, so that a test sees the same times on each run. */
export const createClock = (start?: string | number | Date): ResettableClock => {
  let offset = 0
  let frozenAt: number | undefined
  const listeners: (() => void)[] = []
  const notify = (): void => {
    for (const listener of listeners) listener()
  }

  const clock: ResettableClock = {
    now: () => frozenAt ?? Date.now() + offset,
    advance: (duration) => clock.set(clock.now() + parseDuration(duration)),
    set(time) {
      const newTime = parseTime(time)
      if (frozenAt === undefined) offset = newTime - Date.now()
      else frozenAt = newTime
      notify()
    },
    onChange: (listener) => void listeners.push(listener),
    freeze() {
      frozenAt = clock.now()
      notify()
    },
    unfreeze() {
      if (frozenAt === undefined) return
      offset = frozenAt - Date.now()
      frozenAt = undefined
      notify()
    },
    isFrozen: () => frozenAt !== undefined,
    hasStart: start !== undefined,
    startTime: () => (start === undefined ? Date.now() : parseTime(start)),
    reset() {
      offset = 0
      frozenAt = start === undefined ? undefined : parseTime(start)
    },
  }
  clock.reset()
  return clock
}

const parseTime = (time: string | number | Date): number => {
  const milliseconds = new Date(time).getTime()
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(
      `Invalid time ${JSON.stringify(String(time))}. Use an ISO 8601 string, a Date, or milliseconds since 1970.`,
    )
  }
  return milliseconds
}

/** Converts milliseconds since 1970 to an ISO 8601 string. */
export const iso = (time: number): string => new Date(time).toISOString()

/** Returns the whole seconds until a time, at least 1, for `Retry-After`. */
export const secondsUntil = (time: number, now: number): number =>
  Math.max(1, Math.ceil((time - now) / 1000))
