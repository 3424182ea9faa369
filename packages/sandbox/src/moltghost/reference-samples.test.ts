import { moltghost } from '@molt-sdk/contracts/moltghost'
import { expect, test } from 'vitest'
import { call, testMoltGhost } from '../../test/moltghost.ts'
import { expectError, expectResponse } from '../../test/reference-samples.ts'

// Unchanged samples of the reference, except that `...` is filled in.

test('it responds with the samples of the reference', async () => {
  const hello = `{ "messages": [{"role": "user", "content": "Hello, agent!"}], "stream": false }`
  const short = testMoltGhost({ assumptions: { chatFormat: 'short' } })
  expectResponse(
    moltghost,
    'createChat',
    (await call(short, '/v1/chat', hello)).body,
    `{ "id": "msg_123", "content": "Hello! I'm ready to help...", "model": "llama3.1-70b", "usage": {"tokens": 12} }`,
  )

  const skills = ['crm_query', 'slack_notify']
  const sandbox = testMoltGhost({ agents: [{ name: 'my-agent', skills }] })
  const message = `{
    "messages": [
      {"role": "system", "content": "You are a sales analyst"},
      {"role": "user", "content": "Analyze this deal"}
    ],
    "stream": true,
    "temperature": 0.7,
    "max_tokens": 2048,
    "tools": ["crm_query", "slack_notify"],
    "timeout_seconds": 300
  }`
  const whole = { ...JSON.parse(message), stream: false }
  expectResponse(
    moltghost,
    'createChat',
    (await call(sandbox, '/v1/chat', whole)).body,
    `{
      "id": "msg_abc123",
      "object": "chat.completion",
      "created": 1741264535,
      "model": "llama3.1-70b",
      "finish_reason": "stop",
      "content": "Your top deal is Acme Inc worth $500K...",
      "usage": { "prompt_tokens": 45, "completion_tokens": 128, "total_tokens": 173 }
    }`,
  )
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'paused' })
  const paused = await call(sandbox, '/v1/chat', message)
  expect(paused.status).toBe(503)
  expectError(
    moltghost,
    503,
    paused.body,
    `{ "error": { "message": "Agent is paused", "code": "agent_paused", "type": "service_unavailable" } }`,
  )
})
