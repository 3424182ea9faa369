import type { Api } from '../kernel/index.ts'
import type { ApiDocs } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { refName } from './json-schema.ts'

/**
 * Returns the names of the schemas that requests contain. Their types have readonly arrays, those of
 * responses do not, so a schema with arrays is one of both.
 */
export const requestSchemas = (
  { operations }: Pick<Api, 'operations'>,
  docs: Pick<ApiDocs, 'schemas' | 'sockets' | 'webhooks'>,
  schemas: Readonly<Record<string, JsonSchema>>,
): ReadonlySet<string> => {
  const calls = Object.values(operations)
  const sockets = Object.values(docs.sockets ?? {})
  const reachable = (roots: readonly unknown[]): ReadonlySet<string> => {
    const names = new Set<string>()
    const add = (name: string): void => {
      if (names.has(name)) return
      names.add(name)
      const refs = JSON.stringify(schemas[name]).matchAll(/"\$ref":"(.*?)"/g)
      for (const [, ref = ''] of refs) add(refName(ref))
    }
    for (const [name, { schema }] of Object.entries(docs.schemas)) {
      if (roots.includes(schema)) add(name)
    }
    return names
  }
  const sent = reachable([
    ...calls.flatMap(({ query, body }) => [query, body]),
    ...sockets.map(({ sends }) => sends),
  ])
  const received = reachable([
    ...calls.flatMap(({ response, streamEvent, streamResult }) => [
      response,
      streamEvent,
      streamResult,
    ]),
    ...sockets.map(({ receives }) => receives),
    ...Object.values(docs.webhooks ?? {}).map(({ schema }) => schema),
  ])
  for (const name of sent) {
    if (received.has(name) && JSON.stringify(schemas[name]).includes('"type":"array"')) {
      throw new Error(
        `${name} has arrays and is part of requests and of responses. Give each a schema of its own.`,
      )
    }
  }
  return sent
}
