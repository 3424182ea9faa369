import { MoltInfra } from '@moltinfra/sdk'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

const id = 'agent_k3x9q2m7p1z8'

const agent = {
  id,
  name: 'Ada',
  status: 'active',
  bio: ['Keeps the books of a small bakery.', 'Answers in short sentences.'],
  personality: { traits: ['patient', 'exact'], style: 'plain', tone: 'warm' },
  knowledge: ['Flour prices are set every Monday.'],
  goals: ['Have every invoice paid within ten days.'],
  clients: ['discord', 'telegram'],
  settings: { discord: { channels: ['orders'], respondToMentions: true } },
  modelProvider: 'anthropic',
  plugins: [{ name: 'calendar', enabled: true, config: { timeZone: 'Europe/Vienna' } }],
  createdAt: '2026-03-02T09:15:00.000Z',
  updatedAt: '2026-03-04T16:40:12.000Z',
  metrics: { totalMessages: 1280, totalConversations: 96, uptime: '99.8%' },
}

export const contestant: Contestant = {
  name: '@moltinfra/sdk',
  package: '@moltinfra/sdk',
  bundle: `export * from '@moltinfra/sdk'`,
  takesSignal: true,
  answer: { success: true, data: oneKilobyte(agent, 'model') },
  events: {
    opening: [],
    middle: (text) => `data: ${JSON.stringify({ type: 'token', content: text })}\n\n`,
    closing: [`data: ${JSON.stringify({ type: 'done', messageId: 'msg_8f2k1m5t9w3x' })}\n\n`],
  },
  connect: ({ baseUrl, timeout, fetch, checks = true }) => {
    const infra = new MoltInfra({
      apiKey: 'key',
      baseUrl,
      timeout,
      fetch,
      contract: checks ? 'strict' : 'off',
    })
    return {
      get: (signal) => infra.agents.get(id, { signal }),
      post: () => infra.agents.create({ name: 'Ada' }),
      stream: () => infra.agents.streamMessage(id, { text: 'Hello' }),
    }
  },
}
