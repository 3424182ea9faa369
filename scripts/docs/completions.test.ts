import { expect, test } from 'vitest'
import { apis } from '../../contracts/scripts/apis.ts'
import type { JsonSchema } from '../../contracts/src/openapi/json-schema.ts'
import { namedSchemas } from '../../contracts/src/openapi/named-schemas.ts'
import { root } from '../lib/paths.mjs'
import { completionsAt, cursor } from './completions.ts'

interface OpenEnum {
  /** The type, such as `Agent['status']`. */
  readonly type: string
  readonly known: readonly string[]
}

/** All open enums in a schema. */
const openEnumsIn = (type: string, schema: JsonSchema): OpenEnum[] => {
  const known = schema.anyOf?.find((one) => one.enum)?.enum as readonly string[] | undefined
  const isOpen = schema.anyOf?.some((one) => one.type === 'string' && !one.enum)
  return [
    ...(known && isOpen ? [{ type, known: [...known].sort() }] : []),
    ...(schema.items
      ? openEnumsIn(`Exclude<${type}, null | undefined>[number]`, schema.items)
      : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      openEnumsIn(`${type}['${name}']`, property),
    ),
  ]
}

const openEnums = apis.flatMap(({ folder, docs }) => {
  const schemas = Object.entries(namedSchemas(docs.schemas))
  const enums = schemas.flatMap(([name, schema]) => openEnumsIn(name, schema))
  return [{ folder, names: schemas.map(([name]) => name), enums }]
})

test('every API has open enums', () => {
  expect(openEnums.filter(({ enums }) => enums.length === 0)).toEqual([])
})

test.each(openEnums)(
  'open enums of $folder offer their known values and accept new ones',
  { timeout: 300_000 },
  ({ folder, names, enums }) => {
    const lines = enums.map(
      ({ type }, at) => `
        export const known${at}: ${type} = '${cursor}'
        export const later${at}: ${type} = 'a value of tomorrow'
        // @ts-expect-error
        export const wrong${at}: ${type} = 5`,
    )
    const imports = `import type { ${names} } from '@molt-sdk/contracts/${folder}/types'`
    const offered = completionsAt(root, 'contracts/src/unsaved.ts', imports + lines.join(''))
    expect(enums.map(({ type }, at) => ({ type, known: offered[at]?.sort() }))).toEqual(enums)
  },
)

test('an argument and a comparison offer the known values', { timeout: 60_000 }, () => {
  const [argument, comparison] = completionsAt(
    root,
    'packages/moltinfra/src/unsaved.ts',
    `import type { MoltInfra } from './index.ts'
    declare const infra: MoltInfra
    infra.agents.create({ name: 'Ada', clients: ['discord', '${cursor}'] })
    if ((await infra.agents.get('agent_1')).modelProvider === '${cursor}') console.log()`,
  )
  expect(argument).toEqual(expect.arrayContaining(['slack', 'telegram']))
  expect(comparison?.sort()).toEqual(['anthropic', 'google-genai', 'ollama', 'openai'])
})
