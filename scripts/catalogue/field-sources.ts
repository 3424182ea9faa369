import type { Operation, Provenance, Schema } from '../../contracts/src/kernel/index.ts'
import { schemaNameOf } from '../../contracts/src/openapi/docs.ts'
import type { ApiDocs, JsonSchema } from '../../contracts/src/openapi/index.ts'

/** Sources other than the reference by the path of a field. `*` stands for every item. */
export type Sources = Readonly<Record<string, Provenance>>

/** Returns the fields of the request and the response of an operation that the reference does not have. */
export function fieldSources(
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): { readonly request?: Sources; readonly response?: Sources } {
  const { body, response } = operation
  const sourcesOf = (schema: Schema): Sources => {
    const found: Record<string, Provenance> = {}
    collect(schemas[schemaNameOf(docs, schema, operation)] ?? {}, '', 'reference', found)
    return found
  }
  const request = body ? sourcesOf(body) : {}
  const returned = sourcesOf(response)
  return {
    ...(Object.keys(request).length && { request }),
    ...(Object.keys(returned).length && { response: returned }),
  }
}

/** Adds each field whose source differs from that of the object that it is in. */
const collect = (
  { properties = {}, items, anyOf = [], ...schema }: JsonSchema,
  path: string,
  inherited: Provenance,
  found: Record<string, Provenance>,
): void => {
  const source = (schema['x-source'] as Provenance | undefined) ?? inherited
  if (source !== inherited) found[path] = source
  const pathOf = (name: string): string => (path ? `${path}.${name}` : name)
  for (const [name, property] of Object.entries(properties))
    collect(property, pathOf(name), source, found)
  if (items) collect(items, pathOf('*'), source, found)
  for (const option of anyOf) collect(option, path, source, found)
}
