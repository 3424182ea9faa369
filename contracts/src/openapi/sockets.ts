import type { ApiDocs, SocketDocs } from './docs.ts'
import { nameOf } from './docs.ts'
import { mapValues, refTo } from './json-schema.ts'

/** WebSockets by their path, in an extension: OpenAPI itself has no words for them. */
export const sockets = (
  docs: ApiDocs,
  all: Readonly<Record<string, SocketDocs>>,
): Record<string, unknown> =>
  mapValues(all, ({ about, source, sends, receives }, path) => ({
    description: about,
    sends: refTo('schemas', nameOf(docs, sends, { id: path })),
    receives: refTo('schemas', nameOf(docs, receives, { id: path })),
    'x-source': source,
  }))
