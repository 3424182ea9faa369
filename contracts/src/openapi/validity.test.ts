import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { generatedFiles } from '../../scripts/generated-files.ts'

const documents = (await generatedFiles()).filter(({ path }) => path.endsWith('.json'))

/** Problems and warnings of Redocly's recommended rules. */
const findings = async (source: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, config })
  return problems.map(({ severity, ruleId }) => `${severity} ${ruleId}`)
}

test.each(documents)('Redocly reports no problems in $path', async ({ text }) => {
  expect(await findings(text)).toEqual([])
})

const [moltinfra] = documents
const malformed: readonly [string, string, string][] = [
  ['an unresolved reference', '#/components/schemas/NewAgent"', '#/components/schemas/Nobody"'],
  ['an unknown type', '"type": "boolean"', '"type": "bool"'],
  ['an example that does not match its schema', '"text": "Which', '"words": "Which'],
  ['a path parameter that is not described', '"name": "agentId"', '"name": "id"'],
  ['two operations with the same id', '"getAgent"', '"createAgent"'],
  ['an unused schema', '"schemas": {', '"schemas": { "Unused": { "type": "string" },'],
]

test.each(malformed)('Redocly reports %s', async (_, valid, wrong) => {
  const text = moltinfra?.text.replace(valid, wrong) ?? ''
  expect(text).not.toBe(moltinfra?.text)
  expect(await findings(text)).not.toEqual([])
})
