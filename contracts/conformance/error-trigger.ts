import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'

/** Arguments of a call, with the types of its operation worn off. */
export interface CallArgs {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: unknown
  readonly body?: unknown
}

/** What brings a server to answer a call with an error code. */
export type ErrorTrigger<Client> =
  /** The input is broken on its way, behind the client's own check. Changes nothing anywhere. */
  | 'invalid input'
  /** The same call was made before. */
  | 'repeated call'
  /** Nothing brings the sandbox to it by itself: it is told to send the answer that is documented. */
  | 'documented response'
  | ClientTrigger
  | ServerTrigger<Client>

/** A call that is made in another way. Changes nothing on any server. */
export interface ClientTrigger {
  caller(call: FailingCall): CallOverrides
}

/** A server that is put into another state. */
export interface ServerTrigger<Client> {
  server(
    sandbox: Sandbox,
    call: FailingCall & { readonly client: Client },
  ): ServerTriggerResult | Promise<ServerTriggerResult>
}

/** How the call must be made then, and the wait that the server asks for, if it asks for one. */
type ServerTriggerResult = (CallOverrides & { readonly retryAfterMs?: number }) | undefined

export type ErrorTriggerFor<Client> =
  | ErrorTrigger<Client>
  | ((operation: Operation) => ErrorTrigger<Client>)

/** The call that is to fail. */
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
