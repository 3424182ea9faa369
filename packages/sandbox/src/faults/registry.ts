import type { AddedFault, Fault } from './fault.ts'
import type { OperationsByPlatform } from './validate.ts'
import { validateFault } from './validate.ts'

/** Faults on demand. At most one fault of each phase strikes a call: the one added first. */
export interface Faults {
  /** Adds a fault and gives its id. */
  add(fault: Fault): string
  /** Removes a fault; `false` if there is none with this id. */
  remove(id: string): boolean
  clear(): void
  list(): readonly AddedFault[]
}

/**
 * - `wait`: before anything else
 * - `instead`: in place of the server's acting
 * - `answer`: on the way back
 * - `posting`: when a webhook is made
 * - `sending`: each time that a webhook is sent
 */
export type FaultPhase = 'wait' | 'instead' | 'answer' | 'posting' | 'sending'

const phases: Readonly<Record<Fault['kind'], FaultPhase>> = {
  delay: 'wait',
  status: 'instead',
  drop: 'instead',
  lostAnswer: 'answer',
  stall: 'answer',
  cut: 'answer',
  malformedJson: 'answer',
  malformedFrame: 'answer',
  closeSocket: 'answer',
  lateWebhook: 'posting',
  heldWebhook: 'posting',
  duplicateWebhook: 'sending',
  staleWebhook: 'sending',
  forgedWebhook: 'sending',
  lostWebhook: 'sending',
}

/** A call as the faults see it: of an operation of the platform, or by it, of an event. */
export interface FaultTarget {
  readonly platform: string
  readonly operation?: string
  readonly event?: string
  /** Whether the answer is a stream of events, once that is known. */
  readonly streams?: boolean
  /** Whether it is a turn over a socket. */
  readonly socket?: boolean
}

export interface FaultRegistry extends Faults {
  /** The fault that strikes this call in this phase, counted, or `undefined`. */
  consume(phase: FaultPhase, call: FaultTarget): Fault | undefined
  reset(): void
}

/** `tables` holds the operations of each platform, so that a misspelt fault is refused at once. */
export const createFaultRegistry = (tables: OperationsByPlatform): FaultRegistry => {
  let added: { id: string; fault: Fault; applied: number }[] = []
  let count = 0

  return {
    add(fault) {
      validateFault(fault, tables, phases)
      const id = `fault_${++count}`
      added.push({ id, fault, applied: 0 })
      return id
    },
    remove(id) {
      const before = added.length
      added = added.filter((entry) => entry.id !== id)
      return added.length < before
    },
    clear() {
      added = []
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
      if (!entry) return undefined
      entry.applied += 1
      if (entry.applied === entry.fault.times) added = added.filter((other) => other !== entry)
      return entry.fault
    },
  }
}

const appliesTo = (fault: Fault, call: FaultTarget): boolean => {
  const { platform, operation, event, streams, socket = false } = call
  if (fault.event !== undefined && fault.event !== event) return false
  if (fault.platform !== undefined && fault.platform !== platform) return false
  if (fault.operation !== undefined && fault.operation !== operation) return false
  if (fault.kind === 'closeSocket') return socket
  if (fault.kind === 'malformedFrame') return streams === true
  return fault.kind !== 'malformedJson' || streams === false
}
