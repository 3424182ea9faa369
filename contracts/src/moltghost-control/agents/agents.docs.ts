import type { Fixtures } from '../../kernel/index.ts'
import { AgentStatus } from '../../moltghost/health/health.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import type { ControlledAgent } from '../types.ts'
import * as agents from './agents.ts'

export const agentSchemas = {
  AgentStatus: describeValue(
    AgentStatus,
    'inferred',
    'State of an agent. The reference names initializing, running, paused and terminated; the others are from a related page.',
  ),
  ControlledAgent: describeObject(
    agents.ManagedAgent,
    'assumed',
    'An agent of the account, as its owner sees it.',
    {
      name: 'Name of the agent in commands.',
      id: 'Id of the agent in addresses.',
      status: 'State of the agent.',
      url: 'Address of the agent.',
      model: 'Model of the agent.',
      uptime_seconds: 'For how long it has been running.',
    },
  ),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  getAgent: {
    tag: 'Agents',
    summary: 'See an agent',
    description: 'Tells the state and the address of an agent: `moltghost status NAME`.',
  },
  startAgent: {
    tag: 'Agents',
    summary: 'Start an agent',
    description: 'Brings a paused agent to run again: `moltghost agent start NAME`.',
  },
  stopAgent: {
    tag: 'Agents',
    summary: 'Stop an agent',
    description: 'Pauses a running agent. Its address stays: `moltghost agent stop NAME`.',
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
} satisfies ControlledAgent

const ofAgent = { args: { params: { name: 'my-agent' } } }

export const agentFixtures: Fixtures<typeof agents.agentOperations> = {
  getAgent: { ...ofAgent, data: agent },
  startAgent: { ...ofAgent, data: { ...agent, status: 'running' } },
  stopAgent: { ...ofAgent, data: { ...agent, status: 'paused' } },
  restartAgent: { ...ofAgent, data: { ...agent, status: 'restarting' } },
}
