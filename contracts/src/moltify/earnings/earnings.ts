import { operation, responseObject } from '../../kernel/index.ts'
import { earningsFields } from '../assumed.ts'
import { read } from '../operation-defaults.ts'

export const Earnings = responseObject(earningsFields)

export const getEarnings = operation({
  ...read,
  id: 'getEarnings',
  path: '/api/my/earnings',
  response: Earnings,
  errors: [],
})

export const earningsOperations = { getEarnings }
