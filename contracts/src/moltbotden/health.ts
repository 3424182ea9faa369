import * as z from 'zod/mini'
import { maybe, openEnum, operation } from '../kernel/index.ts'
import { read } from './calls.ts'

export const HealthStatus = openEnum(['healthy'])

export const Health = z.looseObject({
  status: HealthStatus,
  version: maybe(z.string()),
  timestamp: maybe(z.string()),
})

export const getHealth = operation({
  ...read,
  id: 'getHealth',
  path: '/health',
  auth: 'none',
  response: Health,
  errors: [],
})
