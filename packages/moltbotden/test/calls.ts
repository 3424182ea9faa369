import type { Call } from '@molt-sdk/core/client'
import { fixtures } from '../../../contracts/src/moltbotden/docs.ts'
import type { MoltbotDen } from '../src/client.ts'
import { methodByOperation } from '../src/method-by-operation.ts'

export { fixtures }

/** An operation of the contract that a client carries out with one method, by name. */
export type Id = keyof typeof methodByOperation

/** The names of these operations. */
export const ids: readonly Id[] = Object.keys(methodByOperation) as Id[]

/** The call of a client that carries out each operation with the arguments of its fixture. */
export const calls = Object.fromEntries(
  ids.map((id) => [
    id,
    (den: MoltbotDen) => methodByOperation[id](den, fixtures[id].args as never),
  ]),
) as { readonly [I in Id]: (den: MoltbotDen) => Call<unknown> }
