// Runs in a clean project: missing-module.mjs <client> <target as JSON>
// Makes calls without the modules that they load on demand, as a page does after a deployment has replaced
// them, then with the modules again.
import assert from 'node:assert/strict'
import { readdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [client = '', target = '{}'] = process.argv.slice(2)
const { baseUrl, apiKey } = JSON.parse(target)
const core = join('node_modules', '@molt-sdk', 'core')
const require = createRequire(import.meta.url)
const away = (/** @type {string} */ file) => join(core, `${file}.away`)

for (const [format, { MoltInfra, ConnectionError }] of [
  ['imported', await import(client)],
  ['required', require(client)],
]) {
  const infra = new MoltInfra({ baseUrl, apiKey })
  const agent = await infra.agents.create({ name: 'Probe', modelProvider: 'anthropic' })
  const withFunction = new MoltInfra({ baseUrl, apiKey: () => apiKey, maxRetries: 0 })
  const withRateLimit = new MoltInfra({ baseUrl, apiKey, rateLimit: 'wait' })
  const calls = [
    {
      module: 'sse-reader',
      operation: 'streamMessage',
      call: () => infra.agents.streamMessage(agent.id, { text: 'Hello' }).final(),
    },
    {
      module: 'any-request',
      operation: 'GET /agents',
      call: () => infra.request('GET', '/agents'),
    },
    {
      module: 'call-key',
      operation: 'getAgent',
      call: () => withFunction.agents.get(agent.id),
    },
    {
      module: 'rate-limiter',
      operation: 'getAgent',
      call: () => withRateLimit.agents.get(agent.id),
    },
  ]
  for (const { module, operation, call } of calls) {
    const files = readdirSync(core).filter(
      (file) => file.startsWith(`${module}-`) && /\.c?js$/.test(file),
    )
    assert.equal(files.length, 2, module)
    for (const file of files) renameSync(join(core, file), away(file))
    await assert.rejects(call(), (/** @type {any} */ error) => {
      assert.ok(error instanceof ConnectionError, `${format}: ${error}`)
      const { code, attempts, retryable, outcome, cause, message } = error
      assert.deepEqual([code, attempts, retryable, outcome], ['load_failed', 0, true, undefined])
      assert.ok(cause instanceof Error)
      assert.ok(message.startsWith(`${operation} was not sent: the code `), message)
      assert.ok(message.includes(module), message)
      return true
    })
    for (const file of files) renameSync(away(file), join(core, file))
    assert.ok(await call(), `${format}: ${module}`)
  }
}
