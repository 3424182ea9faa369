import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { time } from '../shared-descriptions.docs.ts'
import * as health from './health.ts'

export const healthSchemas = {
  HealthStatus: describeValue(
    health.HealthStatus,
    'reference',
    'Status of the platform. `healthy` is the only documented value.',
  ),
  Health: describeObject(health.Health, 'reference', 'Health of the platform.', {
    status: 'Status of the platform.',
    version: 'Version of the API, such as `1.0.0`.',
    timestamp: time('Time of the response.'),
  }),
}

export const healthOperationDocs: Readonly<
  Record<keyof typeof health.healthOperations, OperationDocs>
> = {
  getHealth: {
    tag: 'Health',
    summary: 'Check the platform',
    description: 'Returns the status of the platform. Needs no API key.',
  },
}

export const healthFixtures: Fixtures<typeof health.healthOperations> = {
  getHealth: {
    args: {},
    data: { status: 'healthy', version: '1.0.0', timestamp: '2026-02-01T10:00:00Z' },
  },
}
