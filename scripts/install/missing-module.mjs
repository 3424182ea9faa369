// Runs in a clean project: missing-module.mjs <client> <target as JSON>
// Streams without the module that decodes streams, as a page does after a deployment has replaced it, then
// with the module again.
import assert from 'node:assert/strict'
import { readdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [client = '', target = '{}'] = process.argv.slice(2)
const { baseUrl, apiKey } = JSON.parse(target)
const core = join('node_modules', '@molt-sdk', 'core')
const require = createRequire(import.meta.url)

const modules = readdirSync(core).filter((file) => /^sse-reader-\w+\.c?js$/.test(file))
assert.equal(modules.length, 2)
const away = (/** @type {string} */ file) => join(core, `${file}.away`)

for (const [format, sdk] of [
  ['imported', await import(client)],
  ['required', require(client)],
]) {
  const infra = new sdk.MoltInfra({ baseUrl, apiKey })
  const agent = await infra.agents.create({ name: 'Probe', modelProvider: 'anthropic' })
  const read = async () => {
    let text = ''
    for await (const { content } of infra.agents.streamMessage(agent.id, { text: 'Hello' }))
      text += content
    return text
  }
  for (const file of modules) renameSync(join(core, file), away(file))
  await assert.rejects(
    read(),
    (/** @type {any} */ error) => {
      assert.ok(error instanceof sdk.ConnectionError)
      const { code, attempts, retryable, outcome, cause, message } = error
      assert.deepEqual(
        { code, attempts, retryable, outcome },
        {
          code: 'load_failed',
          attempts: 0,
          retryable: true,
          outcome: undefined,
        },
      )
      assert.ok(cause instanceof Error)
      assert.match(message, /^streamMessage was not sent: .+sse-reader.+ reload the page\.$/s)
      return true
    },
    format,
  )
  for (const file of modules) renameSync(away(file), join(core, file))
  assert.match(await read(), /Hello/, format)
}
