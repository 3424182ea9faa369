import type { RequestDetails } from '../control/request-details.ts'
import type { AddedFault } from '../faults/fault.ts'
import type { PlatformInfo } from '../kit/platform.ts'
import type { StartedRequest } from '../runtime/activity.ts'
import type { LogEntry } from '../runtime/request-log.ts'

export type { AddedFault, LogEntry, RequestDetails }

/** A request in the list. Its response is added when it has ended. */
export type Row = StartedRequest & Partial<LogEntry>

/** The data of the event `state`. */
export interface StateEvent {
  readonly seed: string | number
  readonly now: string
  readonly frozen: boolean
  readonly platforms: Readonly<Record<string, PlatformInfo>>
  readonly faults: readonly AddedFault[]
  readonly requests: readonly Row[]
}

/** A stream event or a socket message as it passes. */
export interface LiveMessage {
  readonly request: string
  readonly direction: 'sent' | 'received'
  readonly at: number
  readonly text: string
}

/** An item of a list of the control API. */
export type Item = Readonly<Record<string, unknown>>

/** A part of a list. */
export interface Page {
  readonly items: readonly Item[]
  readonly total: number
  readonly offset: number
}

/** An operation that faults can be added to. */
export interface OperationItem {
  readonly platform: string
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly effect: string
  readonly streams: boolean
}

/** An assumption with its current value. */
export interface AssumptionItem {
  readonly name: string
  readonly value: unknown
  readonly default: unknown
  readonly choices?: readonly unknown[]
  readonly reason: string
  readonly source: string
}

/** A scenario that the sandbox contains. */
export interface ScenarioItem {
  readonly name: string
  readonly description: string
}
