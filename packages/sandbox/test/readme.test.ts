import { readFileSync } from 'node:fs'
import { apis } from '@molt-sdk/contracts/apis'
import { describe, expect, test } from 'vitest'
import { controlPath } from '../src/control/control-api.ts'
import * as exported from '../src/index.ts'
import type { AssumptionTable } from '../src/kit/assumption.ts'
import type { TaskTransition } from '../src/moltify/task-transitions.ts'
import { taskTransitions } from '../src/moltify/task-transitions.ts'
import { testSandbox } from './moltinfra.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

const exports: Readonly<Record<string, unknown>> = { ...exported }
const controls: object = exported.createSandbox()
const platforms = apis
  .filter(({ folder }) => folder in controls)
  .map(({ folder, api }) => ({
    name: api.name,
    mark: `${folder} assumptions`,
    assumptions: exports[`${folder}Assumptions`] as AssumptionTable,
    settings:
      (controls as Readonly<Record<string, { readonly settings: object }>>)[folder]?.settings ?? {},
  }))

describe.each(platforms)('$name', ({ name, mark, assumptions, settings }) => {
  test('the table of assumptions lists all assumptions', () => {
    const rows = Object.entries(assumptions).map(([assumption, { value, choices, reason }]) => {
      const others = choices?.filter((choice) => choice !== value).join(', ') ?? 'any number'
      return `| \`${assumption}\` | ${value} | ${others} | ${reason} |`
    })
    const head = '| assumption | value | other values | reason |\n| --- | --- | --- | --- |'
    const [, table] =
      readme.match(new RegExp(`<!-- ${mark} -->\n([\\s\\S]*?)\n<!-- /${mark} -->`)) ?? []
    expect(table).toBe([head, ...rows].join('\n'))
  })

  test('the table of settings lists all settings', () => {
    const [, section = ''] = readme.split(`## ${name} controls`)
    const [, table] = section.match(/\| setting \|.*\n.*\n((?:\|.*\n)+)/) ?? []
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
  const [, table] = readme.match(/\| action \| by .*\n.*\n((?:\|.*\n)+)/) ?? []
  expect(table).toBe(rows.join(''))
})

test('the control routes in the table exist', async () => {
  const sandbox = testSandbox()
  const routes = [...readme.matchAll(/`(GET|POST|PATCH|DELETE) (\/_sandbox[^`]*)`/g)]
  expect(routes.length).toBeGreaterThan(18)
  for (const [, method = '', path = ''] of routes) {
    expect(path.startsWith(controlPath)).toBe(true)
    const response = await sandbox.fetch(`https://sandbox.test${path}`, { method })
    const text = await response.text()
    // Other routes reject the empty request, or respond to it.
    expect(text).not.toContain(`No control API route matches ${method} ${path}`)
  }
})
