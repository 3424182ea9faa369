import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import * as example from '../chat/example-chat.docs.ts'
import * as health from './health.ts'

export const healthSchemas = {
  AgentStatus: describeValue(
    health.AgentStatus,
    'inferred',
    'Status of an agent. The reference names initializing, running, paused and terminated; the others are from a related page.',
  ),
  Health: describeObject(health.Health, 'assumed', 'Health of the agent.', {
    status: { description: 'Status of the agent.', source: 'inferred' },
    ...assumed.healthFields,
  }),
}

export const healthOperationDocs: Readonly<
  Record<keyof typeof health.healthOperations, OperationDocs>
> = {
  getHealth: {
    tag: 'Agent',
    summary: 'Get the health of the agent',
    description: 'Returns the status of the agent. A related page calls it without an API key.',
  },
}

export const healthFixtures: Fixtures<typeof health.healthOperations> = {
  getHealth: {
    args: {},
    data: {
      status: 'running',
      agent_id: 'abc123',
      model: example.model,
      uptime_seconds: 86_400,
      version: '1.0.0',
    },
  },
}
