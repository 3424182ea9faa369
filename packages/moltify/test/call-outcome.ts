import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { isMoltError } from '@molt-sdk/core'
import type { Sandbox } from '@molt-sdk/sandbox'
import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify } from '../src/client.ts'
import type { OperationId } from './client-methods.ts'
import type { Random } from './random.ts'

/** What a call said of itself in the end. */
export type CallOutcome<T = unknown> =
  | { readonly status: 'done'; readonly value: T }
  /** It may have been done: `outcome: 'unknown'`, or a failure of what may be sent again at will. */
  | { readonly status: 'open' }
  | { readonly status: 'not done'; readonly error: unknown }

/** A sandbox, two clients that it plays tricks on, and one that it does not. */
export interface FaultySandbox {
  readonly sandbox: Sandbox
  readonly buyer: Moltify
  readonly builder: Moltify
  /** Makes a call with whatever chance has in store for it, and holds what it says against the facts. */
  callWithFaults<T>(
    id: OperationId,
    call: () => PromiseLike<T>,
    chance: Random,
  ): Promise<CallOutcome<T>>
  /** How many answers were lost so far. */
  readonly lost: number
}

export const createWorld = (): FaultySandbox => {
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
  let lost = 0
  sandbox.onRequest(({ operation, code, faults }) => {
    if (faults.includes('lostResponse')) lost++
    if (operation === watched && code === undefined && !faults.includes('drop')) acts++
  })

  const injectFaults = (id: OperationId, { happens, below }: Random): void => {
    const times = below(3) + 1
    if (happens(0.45)) sandbox.faults.add({ kind: 'lostResponse', operation: id, times })
    if (happens(0.08)) sandbox.faults.add({ kind: 'drop', operation: id, times })
    // Then what settles a lost answer gets none either.
    if (happens(0.1))
      sandbox.faults.add({ kind: 'lostResponse', operation: reconcileOperation(id), times: 3 })
  }

  return {
    sandbox,
    buyer: client(moltify.buyer.apiKey),
    builder: client(moltify.builder.apiKey),
    get lost() {
      return lost
    },
    async callWithFaults(id, call, chance) {
      // Seven minutes never leave less than a minute of an hour, which a client would sit out.
      sandbox.clock.advance('7m')
      injectFaults(id, chance)
      watched = id
      acts = 0
      const told = await outcomeOf(call)
      watched = undefined
      sandbox.faults.clear()
      if (!isConsistent(id, told, acts)) {
        throw new Error(`${id} said ${JSON.stringify(told)}, and was done ${acts} times.`)
      }
      return told
    },
  }
}

/** What is read to settle a lost answer. */
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
    const isOpen = error.outcome === 'unknown' || error.code === 'connection_lost'
    return isOpen ? { status: 'open' } : { status: 'not done', error }
  }
}

/** Whether a call that was done so often may say so of itself. */
const isConsistent = (id: OperationId, { status }: CallOutcome, acts: number): boolean => {
  const { effect }: Operation = api.operations[id]
  if (status === 'not done') return acts === 0
  // Sent twice, a replacement is the same replacement.
  if (effect === 'replace') return status === 'open' || acts > 0
  // These may find what they want done already: the model of the caller knows whether it was.
  const least = status === 'open' || effect === 'transition' || effect === 'delete' ? 0 : 1
  return acts >= least && acts <= 1
}
