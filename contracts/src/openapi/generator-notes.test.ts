import { expect, test } from 'vitest'
import { apis } from '../../scripts/apis.ts'
import { createOpenApiDocument } from './document.ts'

const documents = new Map(
  apis.map(({ folder, api, docs }) => [folder, JSON.stringify(createOpenApiDocument(api, docs))]),
)

test.each([
  ['moltinfra', 'Clients generated from this document do not decode streams.'],
  ['moltify', 'do not upload files or sign requests.'],
  ['moltghost', 'do not decode streams or use WebSockets (`x-websockets`).'],
])('the document of %s says what generated clients cannot do', (folder, text) => {
  expect(documents.get(folder)).toContain(text)
})

test('a document of plain requests has no such note', () => {
  expect(documents.get('moltbotden')).not.toMatch(/generated/i)
})

test.each(apis)(
  'the operations of $folder say what generated clients cannot do',
  ({ api, docs }) => {
    const { paths } = createOpenApiDocument(api, docs) as {
      paths: Record<string, Record<string, { description: string }>>
    }
    for (const { id, path, method, files, auth, streamEvent } of Object.values(api.operations)) {
      const { description = '' } = paths[path]?.[method.toLowerCase()] ?? {}
      expect(description.includes('files need multipart/form-data'), id).toBe(Boolean(files))
      expect(description.includes('stream as text'), id).toBe(Boolean(streamEvent))
      expect(description.includes('do not sign'), id).toBe(auth === 'signature')
    }
  },
)
