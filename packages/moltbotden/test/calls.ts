import type { Call } from '@molt-sdk/core/client'
import { fixtures } from '../../../contracts/src/moltbotden/docs.ts'
import type { MoltbotDen } from '../src/client.ts'
import { methodByOperation } from '../src/method-by-operation.ts'

export { fixtures }

/** The id of an operation that one client method carries out. */
export type Id = keyof typeof methodByOperation

/** The ids of these operations. */
export const ids: readonly Id[] = Object.keys(methodByOperation) as Id[]

/** Calls each operation with the arguments of its fixture. */
export const calls = Object.fromEntries(
  ids.map((id) => [
    id,
    (den: MoltbotDen) => methodByOperation[id](den, fixtures[id].args as never),
  ]),
) as { readonly [I in Id]: (den: MoltbotDen) => Call<unknown> }
