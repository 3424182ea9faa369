import {
  ConfigError,
  isAuthenticationError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
} from '@molt-sdk/core'
import { checkOptions } from '@molt-sdk/core/client'
import { sleep } from '@molt-sdk/core/worker'
import { isPermanent } from './errors.ts'
import type { Seen } from './find-events.ts'
import { findEvents } from './find-events.ts'
import type { Job } from './job.ts'
import type { PollOptions } from './poll-options.ts'
import { pollRules } from './poll-options.ts'
import type { ValueStore } from './task-record.ts'
import type { WorkerEvent } from './worker-event.ts'
import type { WorkerClient } from './worker-options.ts'

interface Poller {
  readonly client: WorkerClient
  readonly store: ValueStore
  readonly save: (job: Job) => Promise<boolean>
  readonly emit: (event: WorkerEvent) => void
  readonly onError: (error: unknown) => Promise<void>
  /** Aborted when the worker closes. */
  readonly closed: AbortSignal
}

/** How long to wait after a 429 that names no wait: the window of the documented limit. */
const windowMs = 60_000

/**
 * Polls until the signal or the worker ends it. Errors that may be temporary are reported, and the
 * next round follows later; all others are thrown.
 */
export const poll = async (poller: Poller, options: PollOptions): Promise<void> => {
  checkOptions('poll()', '{ agentId, signal }', options, pollRules, 'agentId')
  const { agentId, messages = false, interval = 5_000 } = options
  const { maxInterval = Math.max(interval, 60_000) } = options
  if (maxInterval < interval) {
    const problem = `must be at least interval, ${interval}, got ${maxInterval}`
    throw new ConfigError(`maxInterval ${problem}.`, { code: 'invalid_option' })
  }
  const { client, store, save, emit, closed } = poller
  const signal = options.signal ? AbortSignal.any([options.signal, closed]) : closed
  const name = `polled ${agentId}`
  let pause = interval
  let isKnown = false
  while (!signal.aborted) {
    let wait: number
    try {
      if (!isKnown) await checkAgent(client, agentId, signal)
      isKnown = true
      let saved = await store.get(name)
      const seen: Seen = saved === undefined ? { tasks: {} } : JSON.parse(saved)
      const keep = async (current: Seen): Promise<void> => {
        const text = JSON.stringify(current)
        if (text !== saved) await store.set(name, text)
        saved = text
      }
      const round = { client, store, agentId, messages, signal, save, keep }
      const next = await findEvents(round, seen)
      await keep(next.seen)
      emit({ type: 'polled', agentId, found: next.found })
      pause = next.found ? interval : Math.min(pause * 2, maxInterval)
      wait = pause
    } catch (error) {
      if (signal.aborted) return
      if (isAuthenticationError(error) || (isMoltError(error) && isPermanent(error))) throw error
      await poller.onError(error)
      pause = Math.min(pause * 2, maxInterval)
      const asked = isRateLimitError(error) ? (error.retryAfterMs ?? windowMs) : 0
      wait = Math.max(pause, asked)
    }
    await sleep(Math.max(wait, 1), signal)
  }
}

/** The lists of tasks do not show whether an agent exists: an unknown one would have none forever. */
const checkAgent = async (
  { builder }: WorkerClient,
  agentId: string,
  signal: AbortSignal,
): Promise<void> => {
  try {
    await builder.agents.get(agentId, { signal })
  } catch (cause) {
    if (!isNotFoundError(cause) && !isPermissionError(cause)) throw cause
    const problem = `must be the id of one of your agents, got ${JSON.stringify(agentId)}: ${cause.message}`
    const hint = 'client.builder.agents.list() returns your agents.'
    throw new ConfigError(`agentId ${problem}. ${hint}`, { code: 'unknown_agent', cause })
  }
}
