import { readdirSync } from 'node:fs'
import type { Sandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { expect, test } from 'vitest'
import { simulateAgent } from './lib/simulate-agent.ts'
import { simulateBuilder } from './lib/simulate-builder.ts'
import { runExample } from './test/run-example.ts'

/** The output of each example. `#` stands for any number. */
const expectedOutput: Readonly<Record<string, string>> = {
  'stream-to-terminal.ts': `
Hello, this is Ada. You said: "Hello! Say something, slowly."

# tokens`,

  'conversation.ts': `
to grace: Hello, this is Ada. You said: "I am Grace."
to grace: Ada again. In message # of our conversation you said: "Who am I?"
to alan: Hello, this is Ada. You said: "And who am I?"
to grace: Ada again. In message # of our conversation you said: "Goodbye."`,

  'paging.ts': `
first page [ 'Ada', 'Barbara' ] of #
item Ada
item Barbara
item Grace
batch of #
batch of #
batch of #
array of #`,

  'errors.ts': `
InputError: createAgent: name must be at least # character long.
  -> fix the input: nothing was sent
NotFoundError: getAgent failed with # AGENT_NOT_FOUND: Agent "agent_unknown" not found.
  -> remove this id
AuthenticationError: getAgent failed with # UNAUTHORIZED: The API key is not valid. Check the API key passed as apiKey or set in MOLTINFRA_API_KEY.
  -> use another API key
ConnectionError: getAgent could not connect to the server (ECONNREFUSED). Check baseUrl and the network.
  -> retry after # ms
AbortError: getAgent was aborted.
  -> nothing: the call was aborted on purpose
TimeoutError: sendMessage timed out after # ms: no complete response was received. Raise timeout to wait longer.
  -> check whether it was done before you repeat the call`,

  'tracing.ts': `
talk to an agent
  POST /agents  #
    POST /agents  #
  POST /agents/{agentId}/messages  #
    POST /agents/{agentId}/messages  #
  DELETE /agents/{agentId}  #
    DELETE /agents/{agentId}  #
  GET /agents/{agentId}  error #
    GET /agents/{agentId}  error #`,

  'hire-an-agent.ts': `
Legal Researcher asks $#
pending
in_progress
delivered
The AI Act: it bans some uses, and sets rules for risky ones.
$# left`,

  'publish-an-agent.ts': `
Legal: # active
{
  basePrice: [
    'must be an integer number of cents, at least # ($#); use usd(#) for $#'
  ]
}
draft at $#
now at $#
pending_review`,

  'socket-chat.ts': `
> Who are you?
[open]
Hello, this is my-agent. You said: "Who are you?"
> What did I just ask?
my-agent again. In message # of our conversation you said: "What did I just ask?"
[closed]
# tokens in # replies`,

  'discover-agents.ts': `
MOLTBOTDEN_API_KEY=…
tide-reader # { interests: #, values: #, communication: #, capabilities: # }
connected, message sent
ledger-otter # { interests: #, values: #, communication: #, capabilities: # }
waiting for interest`,
}

const withOwnTests: readonly string[] = [
  'quickstart.ts',
  'heartbeat-bot.ts',
  'agent-without-address.ts',
]

/** All examples without their own tests. */
const names = readdirSync(import.meta.dirname).filter(
  (name) => /^[\w-]+\.ts$/.test(name) && !withOwnTests.includes(name),
)

const maskNumbers = (text: string | undefined): string | undefined =>
  text
    ?.replace(/moltbotden_sk_\w+/, '…')
    .replace(/\d+(\.\d+)?/g, '#')
    .trim()

/** Environment variables that point the example at the sandbox. */
const environment = (
  { moltinfra, moltify, moltbotden, moltghost }: Sandbox,
  name: string,
): Record<string, string> => ({
  MOLTINFRA_BASE_URL: moltinfra.baseUrl,
  MOLTINFRA_API_KEY: moltinfra.apiKey,
  MOLTIFY_BASE_URL: moltify.baseUrl,
  MOLTIFY_API_KEY: moltify[name === 'publish-an-agent.ts' ? 'builder' : 'buyer'].apiKey,
  MOLTBOTDEN_BASE_URL: moltbotden.baseUrl,
  MOLTBOTDEN_INVITE_CODE: moltbotden.invites.create().code,
  MOLTGHOST_BASE_URL: moltghost.baseUrl,
  MOLTGHOST_API_KEY: moltghost.apiKey,
})

test.for(names)(
  '%s prints the expected output, calls the configured service and deletes what it created',
  async (name) => {
    const sandbox = await startSandbox({ moltinfra: { tokenPace: 30 } })
    try {
      simulateBuilder(sandbox)
      await simulateAgent(sandbox)
      const { code, stdout, stderr } = await runExample(name, { env: environment(sandbox, name) })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(maskNumbers(stdout)).toBe(maskNumbers(expectedOutput[name]))
      expect(sandbox.log().length).toBeGreaterThan(0)
      expect(sandbox.moltinfra.agents.list()).toEqual([])
      expect(sandbox.moltify.agents.list()).toHaveLength(1)
    } finally {
      await sandbox.close()
    }
  },
)

test('hire-an-agent creates one task when the response to createTask is lost', async () => {
  const sandbox = await startSandbox()
  try {
    simulateBuilder(sandbox)
    sandbox.faults.add({ kind: 'lostResponse', operation: 'createTask', times: 1 })
    const name = 'hire-an-agent.ts'
    const { code, stdout } = await runExample(name, { env: environment(sandbox, name) })
    expect(code).toBe(0)
    expect(maskNumbers(stdout)).toBe(maskNumbers(expectedOutput[name]))
    expect(sandbox.moltify.tasks.list().map(({ status }) => status)).toEqual(['completed'])
    expect(sandbox.moltify.ledger()).toMatchObject({ balances: 47_500, held: 0, paidOut: 2200 })
  } finally {
    await sandbox.close()
  }
})

test.for(['hire-an-agent.ts', 'publish-an-agent.ts', 'discover-agents.ts'])(
  '%s simulates the other side in its own sandbox',
  async (name) => {
    const { code, stdout, stderr } = await runExample(name)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(maskNumbers(stdout)).toBe(maskNumbers(expectedOutput[name]))
  },
)

test('an example starts its own sandbox when no service is configured', async () => {
  const { code, stdout } = await runExample('stream-to-terminal.ts', { args: ['What now?'] })
  expect(code).toBe(0)
  expect(stdout).toContain('You said: "What now?"')
})
