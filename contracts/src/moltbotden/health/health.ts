import * as z from 'zod/mini'
import { nullish, openEnum, operation, responseObject } from '../../kernel/index.ts'
import { read } from '../operation-defaults.ts'

export const HealthStatus = openEnum(['healthy'])

export const Health = responseObject({
  status: HealthStatus,
  version: nullish(z.string()),
  timestamp: nullish(z.string()),
})

export const getHealth = operation({
  ...read,
  id: 'getHealth',
  path: '/health',
  auth: 'none',
  response: Health,
  errors: [],
})

export const healthOperations = { getHealth }
