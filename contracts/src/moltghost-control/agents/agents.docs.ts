import type { Fixtures } from '../../kernel/index.ts'
import { AgentStatus } from '../../moltghost/health/health.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import type { ManagedAgent } from '../types.ts'
import * as agents from './agents.ts'

export const agentSchemas = {
  AgentStatus: describeValue(
    AgentStatus,
    'inferred',
    'Status of an agent. The reference names initializing, running, paused and terminated; the others are from a related page.',
  ),
  ManagedAgent: describeObject(
    agents.ManagedAgent,
    'assumed',
    'An agent of the account, as shown to its owner.',
    {
      name: 'Name of the agent in commands.',
      id: 'Id of the agent in URLs.',
      status: 'Status of the agent.',
      url: 'URL of the agent.',
      model: 'Model of the agent.',
      uptime_seconds: 'Uptime of the agent in seconds.',
    },
  ),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  getAgent: {
    tag: 'Agents',
    summary: 'Get an agent',
    description: 'Returns the status and the URL of an agent: `moltghost status NAME`.',
  },
  startAgent: {
    tag: 'Agents',
    summary: 'Start an agent',
    description: 'Starts a paused agent: `moltghost agent start NAME`.',
  },
  stopAgent: {
    tag: 'Agents',
    summary: 'Stop an agent',
    description: 'Pauses a running agent. Its URL does not change: `moltghost agent stop NAME`.',
  },
  restartAgent: {
    tag: 'Agents',
    summary: 'Restart an agent',
    description: 'Stops an agent and starts it again: `moltghost agent restart NAME`.',
  },
}

const agent = {
  name: 'my-agent',
  id: 'abc123',
  status: 'running',
  url: 'https://abc123.agent.moltghost.io',
  model: 'llama3.1-70b',
  uptime_seconds: 86_400,
} satisfies ManagedAgent

const ofAgent = { args: { params: { name: 'my-agent' } } }

export const agentFixtures: Fixtures<typeof agents.agentOperations> = {
  getAgent: { ...ofAgent, data: agent },
  startAgent: { ...ofAgent, data: { ...agent, status: 'running' } },
  stopAgent: { ...ofAgent, data: { ...agent, status: 'paused' } },
  restartAgent: { ...ofAgent, data: { ...agent, status: 'restarting' } },
}
