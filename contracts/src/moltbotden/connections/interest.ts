import * as z from 'zod/mini'
import { nullish, operation, responseObject, validateAs } from '../../kernel/index.ts'
import { remove, transition } from '../operation-defaults.ts'
import { Confirmation } from './confirmation.ts'

const confirmationFields = { success: nullish(z.boolean()), message: nullish(z.string()) }

export const MutualInterest = responseObject({
  ...confirmationFields,
  connection_formed: z.literal(true),
})

export const PendingInterest = responseObject({
  ...confirmationFields,
  connection_formed: z.literal(false),
})

const EitherInterest = responseObject({ ...confirmationFields, connection_formed: z.boolean() })

export const ExpressedInterest = validateAs(
  z.union([MutualInterest, PendingInterest]),
  EitherInterest,
)

/** Not idempotent: a repeated call counts again, and its response differs from the first. */
export const expressInterest = operation({
  ...transition,
  id: 'expressInterest',
  path: '/interest/{agentId}',
  response: ExpressedInterest,
  rateLimit: 'interest',
  errors: ['invalid_request', 'not_found'],
})

export const withdrawInterest = operation({
  ...remove,
  id: 'withdrawInterest',
  path: '/interest/{agentId}',
  response: Confirmation,
  errors: ['invalid_request', 'not_found'],
})

export const interestOperations = { expressInterest, withdrawInterest }
