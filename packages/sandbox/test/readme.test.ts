import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { controlPath } from '../src/control/control-api.ts'
import {
  moltbotdenAssumptions,
  moltghostAssumptions,
  moltifyAssumptions,
  moltinfraAssumptions,
} from '../src/index.ts'
import type { AssumptionTable } from '../src/kit/assumption.ts'
import { defaultSettings as moltbotdenSettings } from '../src/moltbotden/settings.ts'
import { defaultSettings as moltghostSettings } from '../src/moltghost/settings.ts'
import { defaultSettings as moltifySettings } from '../src/moltify/settings.ts'
import type { TaskTransition } from '../src/moltify/task-transitions.ts'
import { taskTransitions } from '../src/moltify/task-transitions.ts'
import { defaultSettings as moltinfraSettings } from '../src/moltinfra/settings.ts'
import { testSandbox } from './moltinfra.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

const platforms = [
  ['MoltInfra', 'assumptions', moltinfraAssumptions, moltinfraSettings()],
  ['Moltify', 'moltify assumptions', moltifyAssumptions, moltifySettings()],
  ['MoltbotDen', 'moltbotden assumptions', moltbotdenAssumptions, moltbotdenSettings()],
  ['MoltGhost', 'moltghost assumptions', moltghostAssumptions, moltghostSettings()],
] as const

describe.each(platforms)('%s', (name, mark, assumptions, settings) => {
  test('the table of assumptions says what is assumed', () => {
    const rows = Object.entries<AssumptionTable[string]>(assumptions).map(
      ([assumption, { value, choices, reason }]) => {
        const others = choices?.filter((choice) => choice !== value).join(', ') ?? 'any number'
        return `| \`${assumption}\` | ${value} | ${others} | ${reason} |`
      },
    )
    const head = '| assumption | value | other values | reason |\n| --- | --- | --- | --- |'
    const [, table] =
      readme.match(new RegExp(`<!-- ${mark} -->\n([\\s\\S]*?)\n<!-- /${mark} -->`)) ?? []
    expect(table).toBe([head, ...rows].join('\n'))
  })

  test('the table of settings names them all', () => {
    const [, section = ''] = readme.split(`## ${name} from behind the counter`)
    const [, table] = section.match(/\| setting \|.*\n.*\n((?:\|.*\n)+)/) ?? []
    const rows = [...(table ?? '').matchAll(/^\| `(\w+)` \| .* \| ?(.*?) \|$/gm)]
    const shown = rows.map(([, setting, value]) => [setting, value])
    const values = Object.entries(settings).map(([setting, value]) => {
      if (setting === 'assumptions') return [setting, '']
      if (typeof value === 'number') return [setting, String(value)]
      return [setting, typeof value === 'string' ? `\`'${value}'\`` : `\`${value}\``]
    })
    expect(shown).toEqual(values)
  })
})

test('the table of steps is that of the moves', () => {
  const rows = Object.entries<TaskTransition>(taskTransitions).map(
    ([step, { by, from, to }]) => `| \`${step}\` | ${by} | ${from.join(', ')} | ${to} |\n`,
  )
  const [, table] = readme.match(/\| step \| by .*\n.*\n((?:\|.*\n)+)/) ?? []
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
