import type { Fixtures } from '../kernel/index.ts'
import type { moltghostControl } from './api.ts'
import type { ControlledAgent, Key } from './types.ts'

const agent = {
  name: 'my-agent',
  id: 'abc123',
  status: 'running',
  url: 'https://abc123.agent.moltghost.io',
  model: 'llama3.1-70b',
  uptime_seconds: 86_400,
} satisfies ControlledAgent

const key = {
  id: 'key_abc123',
  agent: 'my-agent',
  name: 'Production API',
  prefix: 'molti_abc123_xy',
  created_at: '2026-03-05T08:00:00.000Z',
} satisfies Key

const whole = 'molti_abc123_xyz789'

const ofAgent = { args: { params: { name: 'my-agent' } } }

/** One call of every operation, all telling of the same agent. */
export const fixtures: Fixtures<typeof moltghostControl.operations> = {
  getAgent: { ...ofAgent, data: agent },
  startAgent: { ...ofAgent, data: { ...agent, status: 'running' } },
  stopAgent: { ...ofAgent, data: { ...agent, status: 'paused' } },
  restartAgent: { ...ofAgent, data: { ...agent, status: 'restarting' } },
  createKey: {
    args: { body: { agent: 'my-agent', name: 'Production API' } },
    data: { key: whole, ...key },
  },
  listKeys: { args: {}, data: { keys: [key] } },
  revokeKey: {
    args: { body: { key: whole } },
    data: { ...key, revoked_at: '2026-04-05T08:00:00.000Z' },
  },
}
