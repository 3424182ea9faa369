import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { isMoltError } from '@molt-sdk/core'
import type { Sandbox } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify } from '../src/client.ts'
import type { OperationId } from './client-methods.ts'
import type { Random } from './random.ts'

/** How a call ended. */
export type CallOutcome<T = unknown> =
  | { readonly status: 'done'; readonly value: T }
  /** It may have been done: `outcome: 'unknown'`, or a failure of what may be sent again at will. */
  | { readonly status: 'unknown' }
  | { readonly status: 'not done'; readonly error: unknown }

/** A sandbox that produces faults, with clients of a buyer and a builder. */
export interface FaultySandbox {
  readonly sandbox: Sandbox
  readonly buyer: Moltify
  readonly builder: Moltify
  /** Makes a call with random faults, and compares its outcome with what the server did. */
  callWithFaults<T>(
    id: OperationId,
    call: () => PromiseLike<T>,
    random: Random,
  ): Promise<CallOutcome<T>>
  /** How many responses were lost so far. */
  readonly lostResponses: number
}

export const createScenario = (): FaultySandbox => {
  const sandbox = createSandbox({
    now: '2026-03-02T09:00:00Z',
    moltify: { connectionTest: 'pass' },
  })
  const { moltify, fetch } = sandbox
  const client = (apiKey: string): Moltify =>
    new Moltify({
      apiKey,
      baseUrl: moltify.baseUrl,
      fetch,
      maxRetries: 2,
      timeout: 5000,
      logger: {},
    })
  let watched: OperationId | undefined
  let acts = 0
  let lostResponses = 0
  sandbox.onRequest(({ operation, code, faults }) => {
    if (faults.includes('lostResponse')) lostResponses++
    if (operation === watched && code === undefined && !faults.includes('drop')) acts++
  })

  const injectFaults = (id: OperationId, { happens, below }: Random): void => {
    const times = below(3) + 1
    if (happens(0.45)) sandbox.faults.add({ kind: 'lostResponse', operation: id, times })
    if (happens(0.08)) sandbox.faults.add({ kind: 'drop', operation: id, times })
    // The read that reconciles a lost response loses its response too.
    if (happens(0.1))
      sandbox.faults.add({ kind: 'lostResponse', operation: reconcileOperation(id), times: 3 })
  }

  return {
    sandbox,
    buyer: client(moltify.buyer.apiKey),
    builder: client(moltify.builder.apiKey),
    get lostResponses() {
      return lostResponses
    },
    async callWithFaults(id, call, random) {
      // Steps of seven minutes never end within a minute of a full hour, which a client would wait for.
      sandbox.clock.advance('7m')
      injectFaults(id, random)
      watched = id
      acts = 0
      const outcome = await outcomeOf(call)
      watched = undefined
      sandbox.faults.clear()
      if (!isConsistent(id, outcome, acts)) {
        throw new Error(
          `${id} reported ${JSON.stringify(outcome)}, but the server acted ${acts} times.`,
        )
      }
      return outcome
    },
  }
}

/** The operation that reconciles a lost response. */
const reconcileOperation = (id: OperationId): OperationId => {
  const { path }: Operation = api.operations[id]
  if (path.endsWith('/review')) return 'getTaskReview'
  if (/^\/api\/(agent\/)?tasks\//.test(path)) return 'getTask'
  return path.startsWith('/api/budget') ? 'getBudget' : 'getBuilderAgent'
}

const outcomeOf = async <T>(call: () => PromiseLike<T>): Promise<CallOutcome<T>> => {
  try {
    return { status: 'done', value: await call() }
  } catch (error) {
    if (!isMoltError(error)) throw error
    const isUnknown = error.outcome === 'unknown' || error.code === 'connection_lost'
    return isUnknown ? { status: 'unknown' } : { status: 'not done', error }
  }
}

/** Whether a call may have this outcome if the server processed this many requests. */
const isConsistent = (id: OperationId, { status }: CallOutcome, acts: number): boolean => {
  const { effect }: Operation = api.operations[id]
  if (status === 'not done') return acts === 0
  // A replacement is idempotent.
  if (effect === 'replace') return status === 'unknown' || acts > 0
  // These may find the target status already set. The model of the caller shows whether it was.
  const least = status === 'unknown' || effect === 'transition' || effect === 'delete' ? 0 : 1
  return acts >= least && acts <= 1
}
