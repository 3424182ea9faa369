import type { ApiDocs, WebhookDocs } from './docs.ts'
import { nameOf } from './docs.ts'
import { refTo } from './json-schema.ts'
import { signed } from './signature.ts'

type Json = Record<string, unknown>

/** The calls that the platform makes, by name. */
export const webhooks = (docs: ApiDocs, described: Readonly<Record<string, WebhookDocs>>): Json =>
  Object.fromEntries(
    Object.entries(described).map(([id, { summary, schema, source, example }]) => {
      const name = nameOf(docs, schema, { id })
      return [
        id,
        {
          post: {
            operationId: id,
            summary,
            description: docs.schemas[name]?.about,
            security: [signed(docs)],
            requestBody: {
              required: true,
              content: { 'application/json': { schema: refTo('schemas', name), example } },
            },
            responses: { '200': { description: 'Taken. What is done of it may come later.' } },
            'x-source': source,
          },
        },
      ]
    }),
  )
