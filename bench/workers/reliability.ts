import { getEventListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { loadCandidate } from '../candidates/index.ts'
import { serveRequests } from '../lib/worker-process.ts'

export interface ReliabilityRequest {
  readonly call: 'get' | 'post' | 'get and abort' | 'get 60 times'
  readonly baseUrl: string
}

/** How a call ended. */
export interface ReliabilityResult {
  /** Name of the error; empty if the call succeeded or did not end. */
  readonly error: string
  readonly ended: boolean
  readonly milliseconds: number
  /** Milliseconds since the signal was aborted. Its timer may be late, as all calls run at once. */
  readonly sinceAbort?: number
  /** Remaining abort listeners on the signal. */
  readonly listeners: number
}

const timeout = 500
const abortAfter = 300
/** A call that takes longer counts as hanging. */
const hangTimeoutMs = 8_000

const [id = ''] = process.argv.slice(2)
const candidate = await loadCandidate(id)

const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'Error' ? error.constructor.name : error.name
}

const run = async ({ call, baseUrl }: ReliabilityRequest): Promise<ReliabilityResult> => {
  const client = candidate.createClient({ baseUrl, timeout })
  const controller = new AbortController()
  const signal = candidate.takesSignal ? controller.signal : undefined
  let abortedAt: number | undefined
  if (call === 'get and abort') {
    setTimeout(() => {
      abortedAt = performance.now()
      controller.abort()
    }, abortAfter)
  }
  const started = performance.now()
  const repetitions = call === 'get 60 times' ? 60 : 1
  const calls = async (): Promise<string> => {
    try {
      for (let index = 0; index < repetitions; index++) {
        await (call === 'post'
          ? client.post?.()
          : client.get(repetitions > 1 || call === 'get and abort' ? signal : undefined))
      }
      return ''
    } catch (error) {
      return nameOf(error)
    }
  }
  const error = await Promise.race([calls(), wait(hangTimeoutMs)])
  const ended = performance.now()
  return {
    error: error ?? '',
    ended: error !== undefined,
    milliseconds: ended - started,
    ...(abortedAt !== undefined && { sinceAbort: ended - abortedAt }),
    listeners: getEventListeners(controller.signal, 'abort').length,
  }
}

serveRequests((requests: readonly ReliabilityRequest[]) => Promise.all(requests.map(run)))
