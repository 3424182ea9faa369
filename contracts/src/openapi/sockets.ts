import type { ApiDocs, SocketDocs } from './docs.ts'
import { schemaNameOf } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { mapValues } from './json-schema.ts'

/** WebSockets by their path, in an extension: OpenAPI itself has no words for them. */
export const sockets = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  all: Readonly<Record<string, SocketDocs>>,
): Record<string, unknown> =>
  mapValues(all, ({ description, source, sends, receives }, path) => ({
    description: description,
    // Spelled out: validators don't follow a reference that they find in an extension.
    sends: schemas[schemaNameOf(docs, sends, { id: path })],
    receives: schemas[schemaNameOf(docs, receives, { id: path })],
    'x-source': source,
  }))
