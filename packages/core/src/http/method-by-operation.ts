import type { ArgsOf, ItemOf, Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type { EventStream } from '../streams/event-stream.ts'
import type { List } from './list.ts'
import type { CallOptions } from './options.ts'

/**
 * Maps each operation of an API to a function that calls its client method with the arguments of
 * the operation. A missing entry does not compile, nor does an entry with another result.
 *
 * `Exceptions` maps operations whose method returns something else to the type it returns, such as
 * `Call<void>`. `never` means that the client has no method for the operation.
 */
export type MethodByOperation<
  Client,
  Operations extends Readonly<Record<string, Operation>>,
  Exceptions extends { readonly [Id in keyof Operations]?: unknown } = Record<never, never>,
> = {
  readonly [Id in keyof Operations as IsMissing<Exceptions, Id> extends true ? never : Id]: (
    client: Client,
    args: ArgsOf<Operations[Id]>,
    options?: CallOptions,
  ) => Id extends keyof Exceptions ? Exceptions[Id] : MethodResult<Operations[Id]>
}

type IsMissing<Exceptions, Id> = Id extends keyof Exceptions
  ? [Exceptions[Id]] extends [never]
    ? true
    : false
  : false

type MethodResult<O extends Operation> = O extends { readonly paging: object }
  ? List<ItemOf<O>, unknown>
  : PromiseLike<ResponseOf<O>> | StreamResult<O>

type StreamResult<O extends Operation> = O extends { readonly streamEvent: object }
  ? EventStream<unknown, ResponseOf<O>>
  : never
