const size = 1024

/** What a usual answer looks like: some texts, lists, numbers and objects in objects. */
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
 * The same kilobyte of JSON for everyone, so that nobody parses less than the others: the agent,
 * with what a contestant's own API says besides, and a text that fills it up.
 */
export const oneKilobyte = (own: Readonly<Record<string, unknown>> = {}): unknown => {
  const answer = { ...agent, ...own, model: '' }
  const words = 'claude-3-opus, as it was on the day on which the bakery opened its doors; '
  return { ...answer, model: words.repeat(8).slice(0, size - JSON.stringify(answer).length) }
}
