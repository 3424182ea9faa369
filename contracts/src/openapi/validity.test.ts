import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { generatedFiles } from '../../scripts/generated-files.ts'

const documents = generatedFiles().filter(({ path }) => path.endsWith('.json'))

/** Findings of Redocly's recommended rules, warnings and all. */
const findings = async (source: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, config })
  return problems.map(({ severity, ruleId }) => `${severity} ${ruleId}`)
}

test.each(documents)('$path has nothing for an independent validator to find', async ({ text }) => {
  expect(await findings(text)).toEqual([])
})

const [moltinfra] = documents
const broken: readonly [string, string, string][] = [
  ['a reference to nothing', '#/components/schemas/NewAgent"', '#/components/schemas/Nobody"'],
  ['a type that there is none of', '"type": "boolean"', '"type": "bool"'],
  ['an example that does not fit its schema', '"text": "Which', '"words": "Which'],
  ['a path parameter that is not described', '"name": "agentId"', '"name": "id"'],
  ['two operations of one name', '"getAgent"', '"createAgent"'],
  ['a schema of no use', '"schemas": {', '"schemas": { "Nobody": { "type": "string" },'],
]

test.each(broken)('the validator finds %s', async (_, right, wrong) => {
  const text = moltinfra?.text.replace(right, wrong) ?? ''
  expect(text).not.toBe(moltinfra?.text)
  expect(await findings(text)).not.toEqual([])
})
