import type { ValueStore } from './task-record.ts'

/** How a message was noticed. Times are milliseconds since 1970, by the platform's clock. */
export interface Noticed {
  /** Time of its webhook. */
  readonly webhook?: number | undefined
  /** Time at which it was created, as polling found it. */
  readonly poll?: number | undefined
  /** Id of the message. A webhook may not have it. */
  readonly id?: string | undefined
}

/** A webhook is created a moment after its message. */
const toleranceMs = 5_000

/**
 * Returns the number of a message among those of its task with the same text. A webhook and a message
 * found by polling are the same message if their id is, or if one of them is missing so far and their
 * times are close.
 */
export const noteMessage = async (
  store: ValueStore,
  taskId: string,
  hash: string,
  noticed: Noticed,
): Promise<number> => {
  const name = `messages ${taskId} ${hash}`
  let index = 0
  const change = (saved: string | undefined): string => {
    const known: readonly Noticed[] = JSON.parse(saved ?? '[]')
    const matches = [isSame, isCounterpart].map((test) =>
      known.findIndex((one) => test(one, noticed)),
    )
    index = matches.find((match) => match >= 0) ?? known.length
    const list = [...known]
    // A webhook without an id must not remove the id that polling has found.
    list[index] = { ...known[index], ...noticed, id: noticed.id ?? known[index]?.id }
    return JSON.stringify(list)
  }
  if (store.update) await store.update(name, change)
  else await store.set(name, change(await store.get(name)))
  return index
}

const isSame = (one: Noticed, other: Noticed): boolean =>
  one.id !== undefined && other.id !== undefined
    ? one.id === other.id
    : one.webhook !== undefined && one.webhook === other.webhook

/** Whether one was noticed by webhook alone, and the other by polling alone. */
const isCounterpart = (one: Noticed, other: Noticed): boolean => {
  if (one.webhook !== undefined && one.poll !== undefined) return false
  const webhook = one.webhook ?? other.webhook
  const poll = one.poll ?? other.poll
  return webhook !== undefined && poll !== undefined && Math.abs(webhook - poll) < toleranceMs
}
