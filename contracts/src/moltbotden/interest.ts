import * as z from 'zod/mini'
import { checkedAs, maybe, operation } from '../kernel/index.ts'
import { remove, transition } from './calls.ts'
import { Confirmation } from './confirmation.ts'

const said = { success: maybe(z.boolean()), message: maybe(z.string()) }

export const MutualInterest = z.looseObject({ ...said, connection_formed: z.literal(true) })

export const PendingInterest = z.looseObject({ ...said, connection_formed: z.literal(false) })

const EitherInterest = z.looseObject({ ...said, connection_formed: z.boolean() })

export const ExpressedInterest = checkedAs(
  z.union([MutualInterest, PendingInterest]),
  EitherInterest,
)

/** Said twice it is counted twice, and what the first one answered is not answered again. */
export const expressInterest = operation({
  ...transition,
  id: 'expressInterest',
  path: '/interest/{agentId}',
  response: ExpressedInterest,
  limit: 'interest',
  errors: ['invalid_request', 'not_found'],
})

export const withdrawInterest = operation({
  ...remove,
  id: 'withdrawInterest',
  path: '/interest/{agentId}',
  response: Confirmation,
  errors: ['invalid_request', 'not_found'],
})
