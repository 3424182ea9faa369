// Runs in a clean project: missing-module.mjs <targets of the platforms as JSON>
// Makes calls without the modules that they load on demand, as a page does after a deployment has replaced
// them, then with the modules again.
import assert from 'node:assert/strict'
import { readdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { callsOf } from './calls-on-demand.mjs'

const targets = JSON.parse(process.argv[2] ?? '{}')
const require = createRequire(import.meta.url)
const names = [
  '@moltinfra/sdk',
  '@moltghost/sdk',
  '@moltify/sdk',
  '@moltify/sdk/webhooks',
  '@molt-sdk/core',
]
const imported = await Promise.all(names.map((name) => import(name)))

const required = names.map((name) => require(name))

for (const format of ['imported', 'required']) {
  const [infra, ghost, moltify, webhooks, core] = format === 'imported' ? imported : required
  for (const demand of await callsOf({ infra, ghost, moltify, webhooks }, targets)) {
    const { package: owner, module, operation, call } = demand
    const folder = join('node_modules', owner, ...module.split('/').slice(0, -1))
    const start = module.split('/').at(-1) ?? ''
    const files = readdirSync(folder).filter(
      (file) => new RegExp(`^${start}[-.]`).test(file) && /\.c?js$/.test(file),
    )
    assert.ok(files.length >= 2, module)
    for (const file of files) renameSync(join(folder, file), join(folder, `${file}.away`))
    const what = `${format}: ${module}`
    await assert.rejects(Promise.resolve(call()), (/** @type {any} */ error) => {
      assert.ok(error instanceof core.ConnectionError, `${what}: ${error}`)
      const { code, attempts = 0, retryable, outcome, cause, message } = error
      const facts = [code, attempts, retryable, outcome]
      assert.deepEqual(facts, ['load_failed', 0, true, undefined], what)
      assert.ok(cause instanceof Error, what)
      assert.ok(message.startsWith(`${operation} was not started: `), message)
      assert.ok(message.includes(start), message)
      return true
    })
    for (const file of files) renameSync(join(folder, `${file}.away`), join(folder, file))
    const status = await Promise.resolve(call()).then(
      () => 200,
      (/** @type {any} */ error) => error.status,
    )
    // The sandbox does not know the tasks.
    assert.ok(status === 200 || (owner === '@moltify/sdk' && status === 404), `${what}: ${status}`)
  }
}
