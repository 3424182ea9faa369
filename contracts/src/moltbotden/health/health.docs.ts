import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { time } from '../shared-descriptions.docs.ts'
import * as health from './health.ts'

export const healthSchemas = {
  HealthStatus: describeValue(
    health.HealthStatus,
    'reference',
    'How the platform is. `healthy` is the one value shown.',
  ),
  Health: describeObject(health.Health, 'reference', 'How the platform is.', {
    status: 'How the platform is.',
    version: 'Version of the API, such as `1.0.0`.',
    timestamp: time('When this was answered.'),
  }),
}

export const healthOperationDocs: Readonly<
  Record<keyof typeof health.healthOperations, OperationDocs>
> = {
  getHealth: {
    tag: 'Health',
    summary: 'Check the platform',
    description: 'Returns how the platform is. No key is needed.',
  },
}

export const healthFixtures: Fixtures<typeof health.healthOperations> = {
  getHealth: {
    args: {},
    data: { status: 'healthy', version: '1.0.0', timestamp: '2026-02-01T10:00:00Z' },
  },
}
