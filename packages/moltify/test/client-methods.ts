import type { Call } from '@molt-sdk/core/client'
import { fixtures } from '../../../contracts/src/moltify/docs.ts'
import type { Moltify } from '../src/client.ts'
import { methodByOperation } from '../src/method-by-operation.ts'

export { fixtures }

/** The id of an operation that has a client method. Signed callbacks have none. */
export type OperationId = keyof typeof methodByOperation

/** The ids of these operations. */
export const ids: readonly OperationId[] = Object.keys(methodByOperation) as OperationId[]

/** Calls each operation with the arguments of its fixture. */
export const callByOperation = Object.fromEntries(
  ids.map((id) => [
    id,
    (moltify: Moltify) => methodByOperation[id](moltify, fixtures[id].args as never),
  ]),
) as { readonly [I in OperationId]: (moltify: Moltify) => Call<unknown> }
