import type { ApiDocs, SocketDocs } from './docs.ts'
import { schemaNameOf } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { mapValues } from './json-schema.ts'

/** Creates the extension for WebSockets by path. OpenAPI cannot describe them. */
export const sockets = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  all: Readonly<Record<string, SocketDocs>>,
): Record<string, unknown> =>
  mapValues(all, ({ description, source, sends, receives }, path) => ({
    description: description,
    // Inlined: validators do not follow references in an extension.
    sends: schemas[schemaNameOf(docs, sends, { id: path })],
    receives: schemas[schemaNameOf(docs, receives, { id: path })],
    'x-source': source,
  }))
