import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJson, root } from '../lib/paths.mjs'
import { compareDocuments, hasOasdiff, platformCodes } from './documents.ts'

const read = () => readJson(join(root, 'contracts', 'openapi', 'moltinfra.json'))

test.skipIf(!hasOasdiff).each<[string, (document: ReturnType<typeof read>) => unknown, object]>([
  ['no change', () => undefined, { kind: 'none', lines: [] }],
  [
    'another description',
    ({ info }) => {
      info.description = 'Another one.'
    },
    { kind: 'none', lines: [] },
  ],
  [
    'a new operation',
    ({ paths }) => {
      paths['/new'] = { get: { responses: { 200: { description: 'ok' } } } }
    },
    { kind: 'addition', lines: ['moltinfra: GET /new: endpoint added'] },
  ],
  [
    'a removed operation',
    ({ paths }) => delete paths['/agents/{agentId}'].delete,
    { kind: 'breaking', lines: [expect.stringMatching('^moltinfra: DELETE /agents/{agentId}: ')] },
  ],
  [
    'a new required field of a request',
    ({ components }) => {
      const { NewAgent } = components.schemas
      NewAgent.properties.owner = { type: 'string' }
      NewAgent.required.push('owner')
    },
    {
      kind: 'breaking',
      lines: ['moltinfra: POST /agents: added the new required request property `owner`'],
    },
  ],
])('%s', async (_, change, expected) => {
  const document = read()
  change(document)
  expect(await compareDocuments('moltinfra', read(), document)).toEqual(expected)
})

test('lists the error codes of a platform with their statuses', () => {
  const [first = '', second = ''] = platformCodes('moltghost')
  expect(first.split('\n')[0]).toBe('entry error codes of the MoltGhost agent API')
  expect(second.split('\n')).toContain('  invalid_api_key 401')
})
