import type { AddedFault, Fault } from './fault.ts'
import type { OperationsByPlatform } from './validate.ts'
import { validateFault } from './validate.ts'

/** Faults on demand. At most one fault of each phase applies to a call: the one added first. */
export interface Faults {
  /**
   * Adds a fault and returns its id.
   *
   * @throws RangeError if the fault could never apply, or if one of its values is invalid
   */
  add(fault: Fault): string
  /** Removes a fault. Returns `false` if no fault has this id. */
  remove(id: string): boolean
  clear(): void
  list(): readonly AddedFault[]
}

/**
 * - `delay`: before anything else
 * - `replace`: instead of the operation
 * - `response`: on the response
 * - `webhookQueued`: when a webhook is created
 * - `webhookSent`: each time a webhook is sent
 */
export type FaultPhase = 'delay' | 'replace' | 'response' | 'webhookQueued' | 'webhookSent'

interface PhaseByKind {
  readonly delay: 'delay'
  readonly status: 'replace'
  readonly drop: 'replace'
  readonly lostResponse: 'response'
  readonly stall: 'response'
  readonly truncate: 'response'
  readonly malformedJson: 'response'
  readonly malformedEvent: 'response'
  readonly closeSocket: 'response'
  readonly delayedWebhook: 'webhookQueued'
  readonly reorderedWebhook: 'webhookQueued'
  readonly duplicateWebhook: 'webhookSent'
  readonly staleWebhook: 'webhookSent'
  readonly forgedWebhook: 'webhookSent'
  readonly lostWebhook: 'webhookSent'
}

/** The faults of a phase. A `switch` over their kinds compiles only if it handles each of them. */
export type FaultIn<P extends FaultPhase> = Extract<
  Fault,
  {
    readonly kind: {
      [K in keyof PhaseByKind]: PhaseByKind[K] extends P ? K : never
    }[keyof PhaseByKind]
  }
>

const phases: { readonly [K in Fault['kind']]: PhaseByKind[K] } = {
  delay: 'delay',
  status: 'replace',
  drop: 'replace',
  lostResponse: 'response',
  stall: 'response',
  truncate: 'response',
  malformedJson: 'response',
  malformedEvent: 'response',
  closeSocket: 'response',
  delayedWebhook: 'webhookQueued',
  reorderedWebhook: 'webhookQueued',
  duplicateWebhook: 'webhookSent',
  staleWebhook: 'webhookSent',
  forgedWebhook: 'webhookSent',
  lostWebhook: 'webhookSent',
}

/** What faults are matched against: a call of an operation, or a webhook with its event. */
export interface FaultTarget {
  readonly platform: string
  readonly operation?: string
  readonly event?: string
  /** Whether the response is an event stream, once that is known. */
  readonly streams?: boolean
  /** Whether the call is a message on a WebSocket. */
  readonly socket?: boolean
}

export interface FaultRegistry extends Faults {
  /** Throws `RangeError` for a fault that `add` would reject. */
  validate(fault: Fault): void
  /** Returns the fault that applies to this call in this phase, and counts it. */
  consume<P extends FaultPhase>(phase: P, call: FaultTarget): FaultIn<P> | undefined
  reset(): void
}

/**
 * Creates a registry that checks each fault against the known operations when it is added. `onChange`
 * is called after each change, and when a fault was applied.
 */
export const createFaultRegistry = (
  operations: OperationsByPlatform,
  onChange: () => void = () => undefined,
): FaultRegistry => {
  let added: { id: string; fault: Fault; applied: number }[] = []
  let count = 0

  const validate = (fault: Fault): void => validateFault(fault, operations, phases)

  return {
    validate,
    add(fault) {
      validate(fault)
      const id = `fault_${++count}`
      added.push({ id, fault, applied: 0 })
      onChange()
      return id
    },
    remove(id) {
      const before = added.length
      added = added.filter((entry) => entry.id !== id)
      if (added.length < before) onChange()
      return added.length < before
    },
    clear() {
      added = []
      onChange()
    },
    list: () => added.map((entry) => ({ ...entry })),
    reset() {
      added = []
      count = 0
    },
    consume(phase, call) {
      const entry = added.find(
        ({ fault }) => phases[fault.kind] === phase && appliesTo(fault, call),
      )
      if (!entry || !isIn(phase, entry.fault)) return undefined
      entry.applied += 1
      if (entry.applied === entry.fault.times) added = added.filter((other) => other !== entry)
      onChange()
      return entry.fault
    },
  }
}

const isIn = <P extends FaultPhase>(phase: P, fault: Fault): fault is Fault & FaultIn<P> =>
  phases[fault.kind] === phase

const appliesTo = (fault: Fault, call: FaultTarget): boolean => {
  const { platform, operation, event, streams, socket = false } = call
  if (fault.event !== undefined && fault.event !== event) return false
  if (fault.platform !== undefined && fault.platform !== platform) return false
  if (fault.operation !== undefined && fault.operation !== operation) return false
  if (fault.kind === 'closeSocket') return socket
  if (fault.kind === 'malformedEvent') return streams === true
  return fault.kind !== 'malformedJson' || streams === false
}
