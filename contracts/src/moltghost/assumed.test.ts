import { expect, test } from 'vitest'
import type { Schema } from '../kernel/index.ts'
import { explainErrors, validate } from '../kernel/index.ts'
import type { JsonSchema } from '../openapi/index.ts'
import { namedSchemas } from '../openapi/index.ts'
import * as assumed from './assumed.ts'
import { docs } from './docs.ts'

const schemas = namedSchemas(docs.schemas)

type Group = readonly [name: string, fields: Readonly<Record<string, Schema>>, usedBy: string[]]

const requests = ['ChatRequest', 'ChatCompletionRequest', 'CompletionRequest']

const inputs: readonly Group[] = [
  ['chatSettings', assumed.chatSettings, ['ChatRequest', 'CompletionRequest', 'SocketMessage']],
  ['streamSettings', assumed.streamSettings, requests],
  ['toolsSettings', assumed.toolsSettings, ['ToolsRequest']],
  ['socketSettings', assumed.socketSettings, ['SocketMessage']],
]

const responses: readonly Group[] = [
  [
    'streamEventFields',
    assumed.streamEventFields,
    ['ChatStreamEvent', 'CompletionStreamEvent', 'SocketEvent'],
  ],
  ['choiceFields', assumed.choiceFields, ['Choice', 'ChunkChoice', 'TextChoice']],
  ['toolCallFields', assumed.toolCallFields, ['ToolCall']],
  ['modelFields', assumed.modelFields, ['Model']],
  ['modelListFields', assumed.modelListFields, ['ModelList']],
  ['healthFields', assumed.healthFields, ['Health']],
]

const groups = [...inputs, ...responses]

test.each(groups)('the document states the provenance of %s', (_, fields, usedBy) => {
  for (const name of usedBy) {
    const schema: JsonSchema = schemas[name] ?? {}
    for (const field of Object.keys(fields)) {
      const source = schema.properties?.[field]?.['x-source'] ?? schema['x-source']
      expect(['assumed', 'inferred'], `${name}.${field}`).toContain(source)
    }
  }
})

test.each(groups)('no field of %s is required', (_, fields) => {
  for (const [name, field] of Object.entries(fields)) {
    expect(validate(field, undefined), name).toBe(true)
  }
})

test('this test covers every group of fields', () => {
  const others = ['StreamOptions', 'ContentPart', 'ToolStatus', 'closeCodes', 'tokenParameter']
  expect(Object.keys(assumed).sort()).toEqual([...others, ...groups.map(([name]) => name)].sort())
})

test('responses only require fields of the reference, or fields without which they are unusable', () => {
  const required = Object.entries(docs.schemas).flatMap(([name, { schema }]) => {
    const problems = explainErrors(schema, {}) ?? {}
    const missing = Object.values(problems).flat().includes('is required')
    const isInput = /Request$|^SocketMessage|^ContentPart|Message$/.test(name)
    return missing && !isInput ? [[name, Object.keys(problems)]] : []
  })
  expect(Object.fromEntries(required)).toEqual({
    ChatResponse: ['id', 'model'],
    StreamedChatResponse: ['content'],
    ChatCompletion: ['id', 'choices'],
    Completion: ['id', 'choices'],
    Model: ['id'],
    ModelList: ['data'],
  })
})
