import { readFileSync } from 'node:fs'
import { apis } from '@molt-sdk/contracts/apis'
import { describe, expect, test } from 'vitest'
import { controlPath } from '../src/control/control-api.ts'
import { createSandbox } from '../src/index.ts'
import type { TaskTransition } from '../src/moltify/task-transitions.ts'
import { taskTransitions } from '../src/moltify/task-transitions.ts'
import { testSandbox } from './moltinfra.ts'

/** A guide to the sandbox on the documentation site. */
const guide = (name: string): string =>
  readFileSync(new URL(`../../../docs/guides/sandbox/${name}.md`, import.meta.url), 'utf8')

const controls: object = createSandbox()
const platforms = apis
  .filter(({ folder }) => folder in controls)
  .map(({ folder, api }) => ({
    name: api.name,
    folder,
    settings:
      (controls as Readonly<Record<string, { readonly settings: object }>>)[folder]?.settings ?? {},
  }))

describe.each(platforms)('$name', ({ folder, settings }) => {
  test('the table of settings lists all settings', () => {
    const [, table] = guide(folder).match(/\| setting \|.*\n.*\n((?:\|.*\n)+)/) ?? []
    const rows = [...(table ?? '').matchAll(/^\| `(\w+)` \| .* \| ?(.*?) \|$/gm)]
    const rendered = rows.map(([, setting, value]) => [setting, value])
    const values = Object.entries(settings).map(([setting, value]) => {
      if (setting === 'assumptions') return [setting, '']
      if (typeof value === 'number') return [setting, String(value)]
      return [setting, typeof value === 'string' ? `\`'${value}'\`` : `\`${value}\``]
    })
    expect(rendered).toEqual(values)
  })
})

test('the table of transitions lists the transitions of tasks', () => {
  const rows = Object.entries<TaskTransition>(taskTransitions).map(
    ([step, { by, from, to }]) => `| \`${step}\` | ${by} | ${from.join(', ')} | ${to} |\n`,
  )
  const [, table] = guide('moltify').match(/\| action \| by .*\n.*\n((?:\|.*\n)+)/) ?? []
  expect(table).toBe(rows.join(''))
})

test('the control routes in the table exist', async () => {
  const sandbox = testSandbox()
  const routes = [...guide('control-api').matchAll(/`(GET|POST|PATCH|DELETE) (\/_sandbox[^`]*)`/g)]
  expect(routes.length).toBeGreaterThan(18)
  for (const [, method = '', path = ''] of routes) {
    expect(path.startsWith(controlPath)).toBe(true)
    const response = await sandbox.fetch(`https://sandbox.test${path}`, { method })
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      // It does not end.
      await response.body?.cancel()
      continue
    }
    const text = await response.text()
    // Other routes reject the empty request, or respond to it.
    expect(text).not.toContain(`No control API route matches ${method} ${path}`)
  }
})
