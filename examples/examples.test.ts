import { readdirSync } from 'node:fs'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { expect, test } from 'vitest'
import { runExample } from './test/run-example.ts'

/** What each example prints. A number stands for any number. */
const printed: Readonly<Record<string, string>> = {
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
  -> mend the input: nothing was sent
NotFoundError: getAgent failed with # AGENT_NOT_FOUND: There is no agent agent_nobody.
  -> forget this id
AuthenticationError: getAgent failed with # UNAUTHORIZED: The API key is not valid. Check the key given as apiKey or in MOLTINFRA_API_KEY.
  -> ask for another key
ConnectionError: getAgent could not reach the server (ECONNREFUSED).
  -> try again in # ms
AbortError: getAgent was aborted.
  -> nothing: this was asked for
TimeoutError: sendMessage: there was no whole answer within # ms.
  -> look whether it was done before doing it again`,

  'tracing.ts': `
POST /agents  #  # ms  attempt #
POST /agents/{agentId}/messages  #  # ms  attempt #
DELETE /agents/{agentId}  #  # ms  attempt #
GET /agents/{agentId}  #  # ms  attempt #
getAgent failed: AGENT_NOT_FOUND`,
}

/** All but the quick start, which has a test of its own. */
const names = readdirSync(import.meta.dirname).filter(
  (name) => /^[\w-]+\.ts$/.test(name) && name !== 'quickstart.ts',
)

const plain = (text: string | undefined): string | undefined =>
  text?.replace(/\d+(\.\d+)?/g, '#').trim()

test.for(names)(
  '%s prints what it says, calls what the environment names, and leaves nothing behind',
  async (name) => {
    const sandbox = await startSandbox({ moltinfra: { tokenPace: 30 } })
    try {
      const { baseUrl, apiKey } = sandbox.moltinfra
      const env = { MOLTINFRA_BASE_URL: baseUrl, MOLTINFRA_API_KEY: apiKey }
      const { code, stdout, stderr } = await runExample(name, { env })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(plain(stdout)).toBe(plain(printed[name]))
      expect(sandbox.log().length).toBeGreaterThan(0)
      expect(sandbox.moltinfra.agents.list()).toEqual([])
    } finally {
      await sandbox.close()
    }
  },
)

test('an example has a sandbox of its own where the environment names no service', async () => {
  const { code, stdout } = await runExample('stream-to-terminal.ts', { args: ['What now?'] })
  expect(code).toBe(0)
  expect(stdout).toContain('You said: "What now?"')
})
