import { nullish, openEnum, operation, responseObject } from '../../kernel/index.ts'
import { healthFields } from '../assumed.ts'
import { read } from '../operation-defaults.ts'

export const AgentStatus = openEnum([
  'initializing',
  'running',
  'paused',
  'restarting',
  'failed',
  'terminated',
])

export const Health = responseObject({ status: nullish(AgentStatus), ...healthFields })

export const getHealth = operation({
  ...read,
  id: 'getHealth',
  path: '/v1/health',
  // A related page calls it without a key. The reference does not say whether one is needed.
  auth: 'optional',
  response: Health,
  source: 'reference',
})

export const healthOperations = { getHealth }
