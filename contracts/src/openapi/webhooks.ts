import type { ApiDocs, WebhookDocs } from './docs.ts'
import { schemaNameOf } from './docs.ts'
import { createRef } from './json-schema.ts'
import { signatureRequirement } from './signature.ts'

type Json = Record<string, unknown>

/** Creates the webhooks by name. */
export const webhooks = (docs: ApiDocs, described: Readonly<Record<string, WebhookDocs>>): Json =>
  Object.fromEntries(
    Object.entries(described).map(([id, { summary, schema, source, example }]) => {
      const name = schemaNameOf(docs, schema, { id })
      return [
        id,
        {
          post: {
            operationId: id,
            summary,
            description: docs.schemas[name]?.description,
            security: [signatureRequirement(docs)],
            requestBody: {
              required: true,
              content: { 'application/json': { schema: createRef('schemas', name), example } },
            },
            responses: {
              '200': { description: 'Accepted. Processing may continue after the response.' },
            },
            'x-source': source,
          },
        },
      ]
    }),
  )
