import type { Fixtures } from '../kernel/index.ts'
import type { moltinfra } from './api.ts'
import type { Agent, AgentSummary, Message, NewAgent, NewMessage } from './types.ts'

const agentId = 'agent_k3x9q2m7p1z8'
const createdAt = '2026-03-02T09:15:00.000Z'
const updatedAt = '2026-03-04T16:40:12.000Z'

const newAgent = {
  name: 'Ada',
  bio: ['Keeps the books of a small bakery.', 'Answers in short sentences.'],
  personality: { traits: ['patient', 'exact'], style: 'plain', tone: 'warm' },
  knowledge: ['Flour prices are set every Monday.'],
  goals: ['Have every invoice paid within ten days.'],
  clients: ['discord', 'telegram'],
  settings: {
    discord: { channels: ['orders'], respondToMentions: true },
    telegram: { groupIds: ['-100200300'], respondToCommands: true },
  },
  modelProvider: 'openai',
  model: 'gpt-4',
  plugins: [{ name: 'calendar', enabled: true, config: { timeZone: 'Europe/Vienna' } }],
} satisfies NewAgent

const agent = {
  id: agentId,
  status: 'active',
  ...newAgent,
  createdAt,
  updatedAt,
  metrics: { totalMessages: 1280, totalConversations: 96, uptime: '99.8%' },
} satisfies Agent

const summary = {
  id: agentId,
  name: 'Ada',
  status: 'active',
  createdAt,
  updatedAt,
  modelProvider: 'openai',
  model: 'gpt-4',
  clients: ['discord', 'telegram'],
} satisfies AgentSummary

const newMessage = {
  text: 'Which invoices are due this week?',
  userId: 'user_42',
  roomId: 'office',
  context: { platform: 'telegram', channel: 'orders' },
} satisfies NewMessage

const message = {
  messageId: 'msg_8f2k1m5t9w3x',
  response: 'Two invoices are due on Friday.',
  agentId,
  userId: 'user_42',
  roomId: 'office',
  timestamp: '2026-03-05T08:00:01.200Z',
  metadata: { tokensUsed: 42, responseTime: 1.2, model: 'gpt-4' },
} satisfies Message

const frames = [
  { type: 'token', content: 'Two invoices ' },
  { type: 'token', content: 'are due ' },
  { type: 'token', content: 'on Friday.' },
  { type: 'done', ...message },
]

/** One call of every operation, all telling of the same agent. */
export const fixtures: Fixtures<typeof moltinfra.operations> = {
  createAgent: {
    args: { body: newAgent },
    data: {
      id: agentId,
      name: 'Ada',
      status: 'active',
      createdAt,
      apiEndpoint: `https://api.moltinfra.xyz/v1/agents/${agentId}`,
    },
  },
  listAgents: {
    args: { query: { page: 1, limit: 20, status: 'active', sortBy: 'name', order: 'asc' } },
    data: {
      agents: [summary],
      pagination: { currentPage: 1, totalPages: 1, totalItems: 1, itemsPerPage: 20 },
    },
  },
  getAgent: { args: { params: { agentId } }, data: agent },
  updateAgent: {
    args: { params: { agentId }, body: { status: 'inactive', goals: ['Rest until Monday.'] } },
    data: {
      id: agentId,
      name: 'Ada',
      status: 'inactive',
      updatedAt,
      changes: ['status', 'goals'],
    },
  },
  deleteAgent: {
    args: { params: { agentId } },
    data: {
      id: agentId,
      name: 'Ada',
      deletedAt: '2026-03-06T12:00:00.000Z',
      message: 'The agent and its history are gone.',
    },
  },
  sendMessage: {
    args: { params: { agentId }, body: newMessage },
    data: message,
    events: frames,
  },
  streamMessage: {
    args: { params: { agentId }, body: newMessage },
    data: message,
    events: frames,
  },
}
