import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ClientOptions } from '@molt-sdk/core/client'
import type { Sandbox } from '@molt-sdk/sandbox'

/** Arguments of a call, with the types of its operation worn off. */
export interface Args {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: unknown
  readonly body?: unknown
}

/** What brings a server to answer a call with an error code. */
export type Provocation<Client> =
  /** The input is broken on its way, behind the client's own check. Changes nothing anywhere. */
  | 'broken input'
  /** The same call was made before. */
  | 'called before'
  /** Nothing brings the sandbox to it by itself: it is told to send the answer that is documented. */
  | 'documented answer'
  | ByCaller
  | ByServer<Client>

/** A call that is made in another way. Changes nothing on any server. */
export interface ByCaller {
  caller(call: Provoked): CallChange
}

/** A server that is put into another state. */
export interface ByServer<Client> {
  server(sandbox: Sandbox, call: Provoked & { readonly client: Client }): Then | Promise<Then>
}

/** How the call must be made then, and the wait that the server asks for, if it asks for one. */
type Then = (CallChange & { readonly retryAfterMs?: number }) | undefined

export type Provoke<Client> = Provocation<Client> | ((operation: Operation) => Provocation<Client>)

/** The call that is to fail. */
export interface Provoked {
  readonly operation: Operation
  readonly args: Args
  readonly baseUrl: string
}

export interface CallChange {
  readonly options?: ClientOptions
  readonly params?: Args['params']
  readonly body?: unknown
}
