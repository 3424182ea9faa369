const size = 1024

/** A typical response: strings, arrays, numbers and nested objects. */
export const agent = {
  id: 'agent_k3x9q2m7p1z8',
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

/**
 * Returns exactly one kilobyte of JSON, so that every candidate parses the same amount: the agent,
 * fields of the candidate's API, and a text that pads the rest.
 */
export const oneKilobyteBody = (fields: Readonly<Record<string, unknown>> = {}): unknown => {
  const body = { ...agent, ...fields, model: '' }
  const words = 'claude-3-opus, as it was on the day on which the bakery opened its doors; '
  return { ...body, model: words.repeat(8).slice(0, size - JSON.stringify(body).length) }
}
