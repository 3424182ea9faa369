/** What a fault does. */
export type FaultKind =
  /** Sends this response instead of running the operation. */
  | {
      readonly kind: 'status'
      readonly status: number
      /** Error code for the platform's own error format, when no `body` is given. */
      readonly code?: string | undefined
      /** Details for the platform's own error format, such as `{ retryAfter: 2 }`. */
      readonly details?: Readonly<Record<string, unknown>> | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
      /** A string is sent unchanged, any other value as JSON. */
      readonly body?: unknown
    }
  /** Closes the connection before the operation runs. */
  | { readonly kind: 'drop' }
  /** Delays the response by `'2s'` or a number of milliseconds, in real time. */
  | { readonly kind: 'delay'; readonly for: string | number }
  /** Runs the operation, then closes the connection without a response. */
  | { readonly kind: 'lostResponse' }
  /** Sends the headers and the first `afterBytes` bytes of the body (default: 0), then nothing more. */
  | { readonly kind: 'stall'; readonly afterBytes?: number | undefined }
  /** Closes the connection within the body, after `afterBytes` bytes (default: half of them). */
  | { readonly kind: 'truncate'; readonly afterBytes?: number | undefined }
  /** Sends a complete response whose JSON does not parse. */
  | { readonly kind: 'malformedJson' }
  /** Inserts a stream event that does not parse, after `afterEvents` events (default: 1). */
  | { readonly kind: 'malformedEvent'; readonly afterEvents?: number | undefined }
  /**
   * Closes the WebSocket during a reply, after `afterEvents` events (default: 1). Without
   * `closeCode` the connection is dropped without a close frame.
   */
  | {
      readonly kind: 'closeSocket'
      readonly closeCode?: number | undefined
      readonly reason?: string | undefined
      readonly afterEvents?: number | undefined
    }
  /** Sends a webhook twice. */
  | { readonly kind: 'duplicateWebhook' }
  /** Delays a webhook by `'2s'` or a number of milliseconds, by the sandbox's clock. */
  | { readonly kind: 'delayedWebhook'; readonly for: string | number }
  /** Holds a webhook back until the next webhook to the same agent was sent. */
  | { readonly kind: 'reorderedWebhook' }
  /** Signs a webhook with a timestamp in the past (default: 6 minutes ago). */
  | { readonly kind: 'staleWebhook'; readonly for?: string | number | undefined }
  /** Signs a webhook with a wrong secret. */
  | { readonly kind: 'forgedWebhook' }
  /** Does not send a webhook, as if it was lost on the network. */
  | { readonly kind: 'lostWebhook' }

/** A fault and what it applies to. */
export type Fault = FaultKind & {
  /** Operation id, such as `createAgent`. Default: every operation. */
  readonly operation?: string | undefined
  /** Event of a webhook, such as `task.submitted`. Default: every event. */
  readonly event?: string | undefined
  /** Platform, such as `moltinfra`. Default: every platform. */
  readonly platform?: string | undefined
  /** Number of calls it applies to. Default: every call until the fault is removed. */
  readonly times?: number | undefined
}

/** A fault with its id. */
export interface AddedFault {
  readonly id: string
  readonly fault: Fault
  /** Number of calls it has applied to. */
  readonly applied: number
}
