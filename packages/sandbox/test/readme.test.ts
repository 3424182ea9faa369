import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { controlPath } from '../src/control/app.ts'
import { assumptions } from '../src/moltinfra/assumptions.ts'
import { defaultSettings } from '../src/moltinfra/settings.ts'
import { testSandbox } from './call.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the table of assumptions says what is assumed', () => {
  const rows = Object.entries(assumptions).map(([name, { value, choices, reason }]) => {
    const others = choices?.filter((choice) => choice !== value).join(', ') ?? 'any number'
    return `| \`${name}\` | ${value} | ${others} | ${reason} |`
  })
  const head = '| assumption | value | other values | reason |\n| --- | --- | --- | --- |'
  const [, table] = readme.match(/<!-- assumptions -->\n([\s\S]*?)\n<!-- \/assumptions -->/) ?? []
  expect(table).toBe([head, ...rows].join('\n'))
})

test('the table of settings names them all', () => {
  for (const [name, value] of Object.entries(defaultSettings())) {
    if (name === 'assumptions') continue
    const shown =
      typeof value === 'number' ? String(value) : `\`${value === 'on' ? "'on'" : value}\``
    expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\| .* \\| ${shown} \\|$`, 'm'))
  }
})

test('the control routes in the table exist', async () => {
  const sandbox = testSandbox()
  const routes = [...readme.matchAll(/`(GET|POST|PATCH|DELETE) (\/_sandbox[^`]*)`/g)]
  expect(routes.length).toBeGreaterThan(12)
  for (const [, method = '', path = ''] of routes) {
    expect(path.startsWith(controlPath)).toBe(true)
    const response = await sandbox.fetch(`https://sandbox.test${path}`, { method })
    const text = await response.text()
    // A route that does not exist says so; every other refuses the empty request, or answers it.
    expect(text).not.toContain(`${method} ${path} does not exist`)
  }
})
