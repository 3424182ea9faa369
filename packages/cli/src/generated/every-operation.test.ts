import { createSandbox } from '@molt-sdk/sandbox'
import { describe, expect, test } from 'vitest'
import { runMolt, sandboxSettings } from '../../test/molt.ts'
import type { PlatformName } from '../platform/platforms.ts'
import { platforms } from '../platform/platforms.ts'
import { fieldOptions, toKebabCase } from './option-names.ts'
import { kindOf } from './parse-field.ts'

const settings = sandboxSettings(createSandbox())

const optionText = (value: unknown, schema: Parameters<typeof kindOf>[0]): string => {
  if (kindOf(schema) === 'dollars') return (Number(value) / 100).toFixed(2)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What `moltghost` does itself. */
const delegated = /^(chat|health|models|tools)\b/

describe.for(Object.keys(platforms) as PlatformName[])('%s', (name) => {
  test('has a command for each operation, whose options make the documented request', async () => {
    const { operations } = await platforms[name].loadCatalogue()
    for (const { id, name: path, method, path: template, parameters } of operations) {
      if (name === 'moltghost' && delegated.test(path)) continue
      const words = [name, ...path.split('.').map(toKebabCase)]
      const args = parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ example }) => String(example))
      const options = fieldOptions(parameters).filter(
        ({ parameter }) => parameter.example !== undefined,
      )
      const given = options.flatMap(({ name: option, parameter: { example, schema } }) => {
        const values = kindOf(schema) === 'list' ? (example as unknown[]) : [example]
        return kindOf(schema) === 'boolean'
          ? [`--${example ? '' : 'no-'}${option}`]
          : values.map((value) => `--${option}=${optionText(value, schema)}`)
      })
      const run = await runMolt([...words, ...args, ...given, '--dry-run', '--json'], settings)
      expect(run, id).toMatchObject({ code: 0 })
      const plan = JSON.parse(run.stdout)
      expect(plan.method, id).toBe(method)
      const url = new URL(plan.url)
      const filled = args.reduce((text, value) => text.replace(/\{\w+\}/, value), template)
      expect(url.pathname, id).toMatch(new RegExp(`${filled}$`))
      for (const { parameter, parent } of options) {
        const { in: place, field, example } = parameter
        const body = parent === undefined ? plan.body : plan.body[parent]
        if (place === 'body') expect(body[field], id).toEqual(example)
        else expect(url.searchParams.get(field), id).toBe(String(example))
      }
    }
  })
})

test('the help of a command has its fields, limits and units', async () => {
  const { stdout, code } = await runMolt(['moltify', 'tasks', 'create', '--help'], settings)
  expect(code).toBe(0)
  expect(stdout).toContain('Limited to 10 per hour.')
  expect(stdout).toMatch(/--title <text> +Title, 5 to 200 characters\. \(required\)/)
  expect(stdout).toMatch(/--price <dollars> +Price in US dollars, at least \$2\.00\. \(required\)/)
})
