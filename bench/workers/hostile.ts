import { getEventListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { loadContestant } from '../contestants/index.ts'
import { answerAsks } from '../lib/child.ts'

export interface HostileAsk {
  readonly call: 'get' | 'post' | 'get and abort' | 'get 60 times'
  readonly baseUrl: string
}

/** How a call ended. */
export interface HostileAnswer {
  /** Name of the error; empty if the call succeeded, and if it did not end at all. */
  readonly error: string
  readonly ended: boolean
  readonly milliseconds: number
  /** Listeners left on the signal. */
  readonly listeners: number
}

const timeout = 500
const abortAfter = 300
/** Who has not answered by then hangs. */
const patience = 8_000

const [id = ''] = process.argv.slice(2)
const contestant = await loadContestant(id)

const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'Error' ? error.constructor.name : error.name
}

const run = async ({ call, baseUrl }: HostileAsk): Promise<HostileAnswer> => {
  const client = contestant.connect({ baseUrl, timeout })
  const controller = new AbortController()
  const signal = contestant.takesSignal ? controller.signal : undefined
  if (call === 'get and abort') setTimeout(() => controller.abort(), abortAfter)
  const started = performance.now()
  const times = call === 'get 60 times' ? 60 : 1
  const calls = async (): Promise<string> => {
    try {
      for (let at = 0; at < times; at++) {
        await (call === 'post'
          ? client.post?.()
          : client.get(times > 1 || call === 'get and abort' ? signal : undefined))
      }
      return ''
    } catch (error) {
      return nameOf(error)
    }
  }
  const error = await Promise.race([calls(), wait(patience)])
  return {
    error: error ?? '',
    ended: error !== undefined,
    milliseconds: performance.now() - started,
    listeners: getEventListeners(controller.signal, 'abort').length,
  }
}

answerAsks((asks: readonly HostileAsk[]) => Promise.all(asks.map(run)))
