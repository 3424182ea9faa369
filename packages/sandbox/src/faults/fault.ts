/** What goes wrong. */
export type FaultKind =
  /** Another answer in place of the real one; nothing happens on the server. */
  | {
      readonly kind: 'status'
      readonly status: number
      /** Error code for the platform's own error shape, when no `body` is given. */
      readonly code?: string | undefined
      /** Details for the platform's own error shape, such as `{ retryAfter: 2 }`. */
      readonly details?: Readonly<Record<string, unknown>> | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
      /** A string is sent as it is, anything else as JSON. */
      readonly body?: unknown
    }
  /** The connection drops before the server acts. */
  | { readonly kind: 'drop' }
  /** The answer comes late: `'2s'` or milliseconds, in real time. */
  | { readonly kind: 'delay'; readonly for: string | number }
  /** The server acts, then the connection drops without an answer. */
  | { readonly kind: 'lostResponse' }
  /** Headers, so many bytes of the body (none unless told), then nothing more. */
  | { readonly kind: 'stall'; readonly afterBytes?: number | undefined }
  /** The connection drops in the middle of the body: halfway, or after so many bytes. */
  | { readonly kind: 'truncate'; readonly afterBytes?: number | undefined }
  /** A whole answer whose JSON does not parse. */
  | { readonly kind: 'malformedJson' }
  /** A stream in which one frame does not parse: after the first, or after so many. */
  | { readonly kind: 'malformedFrame'; readonly afterFrames?: number | undefined }
  /**
   * A turn over a socket breaks off: after the first frame, or after so many, the socket is closed
   * with a code, or, without one, dropped.
   */
  | {
      readonly kind: 'closeSocket'
      readonly closeCode?: number | undefined
      readonly reason?: string | undefined
      readonly afterFrames?: number | undefined
    }
  /** A webhook is sent twice. */
  | { readonly kind: 'duplicateWebhook' }
  /** A webhook is sent so much later, by the clock of the sandbox. */
  | { readonly kind: 'delayedWebhook'; readonly for: string | number }
  /** A webhook is held back until the next one to the same agent has overtaken it. */
  | { readonly kind: 'reorderedWebhook' }
  /** A webhook was signed so long ago, 6 minutes unless told. */
  | { readonly kind: 'staleWebhook'; readonly for?: string | number | undefined }
  /** A webhook is signed with a wrong secret. */
  | { readonly kind: 'forgedWebhook' }
  /** A webhook gets lost on its way. */
  | { readonly kind: 'lostWebhook' }

/** A fault and where it strikes. */
export type Fault = FaultKind & {
  /** Operation id, such as `createAgent`. Every operation when left out. */
  readonly operation?: string | undefined
  /** Event of a webhook, such as `task.submitted`. Every event when left out. */
  readonly event?: string | undefined
  /** Platform, such as `moltinfra`. Every platform when left out. */
  readonly platform?: string | undefined
  /** How many calls it strikes. Every call until it is removed when left out. */
  readonly times?: number | undefined
}

/** A fault that was added. */
export interface AddedFault {
  readonly id: string
  readonly fault: Fault
  /** How many calls it has struck. */
  readonly applied: number
}
