import { parseDuration } from './duration.ts'

/** The sandbox's own time. It runs with real time, or stands still, and moves when told to. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Moves the clock forward: `'48h'`, `'90s'`, `'1h30m'` or a number of milliseconds. */
  advance(duration: string | number): void
  /** Puts the clock at a moment: an ISO string, a `Date` or milliseconds since 1970. */
  set(time: string | number | Date): void
  /** Stops the clock where it stands. `advance` and `set` still move it. */
  freeze(): void
  /** Lets a frozen clock run on. */
  unfreeze(): void
}

/** What `reset()` of a sandbox needs beside the public clock. */
export interface ResettableClock extends Clock {
  /** Calls the listener whenever the clock was moved. */
  onChange(listener: () => void): void
  reset(): void
}

/** A clock that was given a start stands still, so that a test sees the same times on each run. */
export const createClock = (start?: string | number | Date): ResettableClock => {
  let offset = 0
  let frozenAt: number | undefined
  const listeners: (() => void)[] = []

  const clock: ResettableClock = {
    now: () => frozenAt ?? Date.now() + offset,
    advance: (duration) => clock.set(clock.now() + parseDuration(duration)),
    set(time) {
      const at = parseTime(time)
      if (frozenAt === undefined) offset = at - Date.now()
      else frozenAt = at
      for (const listener of listeners) listener()
    },
    onChange: (listener) => void listeners.push(listener),
    freeze() {
      frozenAt = clock.now()
    },
    unfreeze() {
      if (frozenAt === undefined) return
      offset = frozenAt - Date.now()
      frozenAt = undefined
    },
    reset() {
      offset = 0
      frozenAt = start === undefined ? undefined : parseTime(start)
    },
  }
  clock.reset()
  return clock
}

const parseTime = (time: string | number | Date): number => {
  const at = new Date(time).getTime()
  if (Number.isNaN(at)) {
    throw new RangeError(
      `${String(time)} is not a time. Give an ISO string, a Date or milliseconds.`,
    )
  }
  return at
}
