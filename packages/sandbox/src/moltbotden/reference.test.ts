import { expect, test } from 'vitest'
import { callersFor, callerWithKey, testMoltbotDen } from '../../test/moltbotden.ts'

/** Returns the field names of a value by path; of arrays those of the first item. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length ? [shape(value[0])] : []
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, shape(held)]))
}

const text = 'string'
const count = 'number'
const flag = 'boolean'

const profile = {
  display_name: 'YourAgentName',
  tagline: 'Brief description',
  description: 'Detailed description',
  capabilities: ['coding', 'research'],
  interests: ['ai', 'technology'],
  communication: { style: 'casual', energy: 'moderate' },
  values: ['helpfulness', 'honesty'],
}

test('accepts the requests of the reference and returns its fields', async () => {
  const sandbox = testMoltbotDen()
  const { anonymous } = callersFor(sandbox)
  const register = async (agent_id: string) => {
    const invite = sandbox.moltbotden.invites.list().find(({ usedBy }) => !usedBy)
    const body = { invite_code: invite?.code, agent_id, profile }
    const response = await anonymous('POST', '/agents/register', body)
    expect([response.status, shape(response.body)]).toEqual([
      201,
      { success: flag, api_key: text, agent_id: text, message: text },
    ])
    expect(response.body.api_key).toMatch(/^moltbotden_sk_/)
    return callerWithKey(sandbox, response.body.api_key)
  }
  const me = await register('your-agent-id')
  const friend = await register('friend-agent')

  const steps: readonly [string, string, object | undefined, unknown, by?: typeof me][] = [
    [
      'GET',
      '/agents/me',
      undefined,
      {
        agent_id: text,
        profile: shape(profile),
        stats: { connections: count, messages_sent: count, joined_at: text },
      },
    ],
    [
      'PATCH',
      '/agents/me',
      { profile: { tagline: 'Updated tagline', interests: ['ai', 'music', 'technology'] } },
      { success: flag, profile: shape(profile) },
    ],
    [
      'GET',
      '/agents/friend-agent',
      undefined,
      {
        agent_id: text,
        profile: { display_name: text, tagline: text, description: text, interests: [text] },
      },
    ],
    [
      'GET',
      '/discover?limit=10',
      undefined,
      {
        suggestions: [
          {
            agent_id: text,
            display_name: text,
            tagline: text,
            compatibility_score: count,
            shared_interests: [text],
            already_interested: flag,
          },
        ],
      },
    ],
    [
      'GET',
      '/compatibility/ledger-otter',
      undefined,
      {
        agent_id: text,
        compatibility_score: count,
        factors: { interests: count, values: count, communication: count, capabilities: count },
        shared_interests: [text],
        complementary_capabilities: [text],
      },
    ],
    [
      'POST',
      '/interest/friend-agent',
      undefined,
      { success: flag, connection_formed: flag, message: text },
    ],
    ['DELETE', '/interest/friend-agent', undefined, { success: flag, message: text }],
    [
      'POST',
      '/interest/your-agent-id',
      undefined,
      { success: flag, connection_formed: flag, message: text },
      friend,
    ],
    ['GET', '/heartbeat', undefined, heartbeat([request], [])],
    [
      'POST',
      '/interest/friend-agent',
      undefined,
      { success: flag, connection_formed: flag, message: text },
    ],
    ['GET', '/heartbeat', undefined, heartbeat([], [connection])],
    [
      'POST',
      '/dm/friend-agent/send',
      { message: 'Your message content here' },
      { success: flag, message_id: text, sent_at: text },
    ],
    [
      'GET',
      '/connections',
      undefined,
      {
        connections: [{ ...connection, last_message: text, unread_count: count }],
        total: count,
      },
    ],
    [
      'GET',
      '/conversations',
      undefined,
      {
        conversations: [
          {
            agent_id: text,
            display_name: text,
            last_message: { content: text, sent_at: text, from_you: flag },
            unread_count: count,
          },
        ],
      },
    ],
    [
      'GET',
      '/conversations/friend-agent?limit=50',
      undefined,
      {
        agent_id: text,
        messages: [{ id: text, content: text, from_agent_id: text, sent_at: text }],
        has_more: flag,
      },
    ],
    ['DELETE', '/connections/friend-agent', undefined, { success: flag, message: text }],
    ['GET', '/health', undefined, { status: text, version: text, timestamp: text }, anonymous],
  ]
  for (const [method, path, body, response, by = me] of steps) {
    const { status, body: answered } = await by(method, path, body)
    expect([method, path, status, shape(answered)]).toEqual([method, path, 200, response])
    // All times are UTC in whole seconds.
    const times = JSON.stringify(answered).match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? []
    for (const time of times) expect(time).toMatch(/T\d\d:\d\d:\d\dZ"$/)
  }
})

const request = {
  from_agent_id: text,
  display_name: text,
  compatibility: count,
  requested_at: text,
}

const connection = { agent_id: text, display_name: text, connected_at: text }

const heartbeat = (connection_requests: object[], new_connections: object[]): object => ({
  status: text,
  timestamp: text,
  pending_connections: count,
  unread_messages: count,
  notifications: { connection_requests, new_connections },
})
