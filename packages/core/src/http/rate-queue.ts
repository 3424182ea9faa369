import type { Deadline } from './deadline.ts'
import { setBoundedTimeout } from './deadline.ts'
import type { RateWindow } from './rate-window.ts'
import { addTime, allowedFrom, firstFreeTime, removeTime } from './rate-window.ts'

/** A reserved time. The call that has waited longest is sent at the earliest. */
interface Slot {
  readonly windows: readonly RateWindow[]
  at: number
  timer?: ReturnType<typeof setTimeout>
}

/** The waiting calls that count towards the same limits, in the order in which they started. */
export class RateQueue {
  readonly #slots: Slot[] = []
  readonly #waiting = new Set<(sentAt: number) => void>()
  readonly #onEmpty: () => void

  constructor(onEmpty: () => void) {
    this.#onEmpty = onEmpty
  }

  /** The last time that is reserved. Later calls must not be sent earlier. */
  get lastTime(): number {
    return this.#slots.at(-1)?.at ?? 0
  }

  /**
   * Waits for the turn of a call that has reserved a time in its windows, and returns when it is sent.
   * Gives a reserved time back if the call is aborted, so that those behind it move up.
   */
  async wait(windows: readonly RateWindow[], at: number, deadline: Deadline): Promise<number> {
    this.#arm({ windows, at })
    let sentAt: number | undefined
    let take: (time: number) => void = () => undefined
    const turn = new Promise<number>((resolve) => {
      take = (time) => {
        sentAt = time
        resolve(time)
      }
      this.#waiting.add(take)
    })
    try {
      return await deadline.race(() => turn)
    } catch (error) {
      this.#waiting.delete(take)
      if (sentAt === undefined) this.#giveBack(this.#slots.pop())
      else for (const window of windows) removeTime(window, sentAt)
      throw error
    } finally {
      if (this.#slots.length === 0) this.#onEmpty()
    }
  }

  /** Reserves earlier times for the waiting calls, after a call has left a window. */
  moveUp(): void {
    const slots = this.#slots.splice(0)
    for (const slot of slots) this.#giveBack(slot)
    for (const { windows } of slots) {
      const at = firstFreeTime(windows, Math.max(performance.now(), this.lastTime))
      for (const window of windows) addTime(window, at)
      this.#arm({ windows, at })
    }
  }

  /** Sends the next call at the time of a slot. */
  #arm(slot: Slot): void {
    let behind = this.#slots.length
    while ((this.#slots[behind - 1]?.at ?? 0) > slot.at) behind -= 1
    this.#slots.splice(behind, 0, slot)
    slot.timer = setBoundedTimeout(() => this.#send(slot), slot.at - performance.now())
  }

  #send(slot: Slot): void {
    const { windows, at } = slot
    const now = performance.now()
    // A call before it may have been sent late, because the process was busy.
    const allowed = Math.max(...windows.map((window) => allowedFrom(window, at)))
    const time = Math.max(now, allowed)
    for (const window of windows) {
      removeTime(window, at)
      addTime(window, time)
    }
    this.#slots.splice(this.#slots.indexOf(slot), 1)
    if (time > now) {
      slot.at = time
      this.#arm(slot)
      return
    }
    const [next] = this.#waiting
    if (next) {
      this.#waiting.delete(next)
      next(time)
    }
  }

  #giveBack(slot: Slot | undefined): void {
    if (!slot) return
    clearTimeout(slot.timer)
    for (const window of slot.windows) removeTime(window, slot.at)
  }
}
