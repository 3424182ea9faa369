import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'

/** Type-erased arguments of a call. */
export interface CallArgs {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: unknown
  readonly body?: unknown
}

/** How a server is made to respond to a call with an error code. */
export type ErrorTrigger<Client> =
  /** The request is made invalid after the client has validated it. Nothing on the server changes. */
  | 'invalid input'
  /** The same call was made before. */
  | 'repeated call'
  /** No state of the sandbox causes the error: a fault sends the documented response. */
  | 'documented response'
  | ClientTrigger
  | ServerTrigger<Client>

/** A call with other arguments or client options. Nothing on the server changes. */
export interface ClientTrigger {
  caller(call: FailingCall): CallOverrides
}

/** A change of the server's state. */
export interface ServerTrigger<Client> {
  server(
    sandbox: Sandbox,
    call: FailingCall & { readonly client: Client },
  ): ServerTriggerResult | Promise<ServerTriggerResult>
}

/** What the call needs besides, and the wait that the server must ask for. */
type ServerTriggerResult = (CallOverrides & { readonly retryAfterMs?: number }) | undefined

export type ErrorTriggerFor<Client> =
  | ErrorTrigger<Client>
  | ((operation: Operation) => ErrorTrigger<Client>)

/** The call that must fail. */
export interface FailingCall {
  readonly operation: Operation
  readonly args: CallArgs
  readonly baseUrl: string
}

export interface CallOverrides {
  readonly options?: ClientOptions
  readonly params?: CallArgs['params']
  readonly body?: unknown
}
