import { code, sourceBadge, table } from './markdown.ts'
import type { Schema } from './openapi.ts'
import { refName } from './openapi.ts'

/** The fields of an object schema as a table. */
export const schemaTable = (schema: Schema, source: string | undefined): string => {
  const required = new Set(schema.required)
  return table(
    ['field', 'type', 'description'],
    Object.entries(schema.properties ?? {}).map(([name, field]) => [
      `\`${name}\`${required.has(name) ? '' : '?'}`,
      typeOf(field),
      describe(field, source),
    ]),
  )
}

/** The description of a field, with its provenance where it differs from that of its object. */
const describe = (field: Schema, source: string | undefined): string =>
  [
    field.description,
    field['x-default'] === undefined ? '' : `Default: ${code(field['x-default'])}.`,
    field['x-source'] === source ? '' : sourceBadge(field['x-source']),
  ]
    .filter(Boolean)
    .join(' ')

/** The type of a schema in the words of TypeScript, with links to named schemas. */
export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schemaLink(refName(schema.$ref))
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' or ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' and ')
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return schema.enum.map(code).join(' ')
  if (schema.items) return `array of ${typeOf(schema.items)}`
  return [schema.type ?? 'any'].flat().join(' or ')
}

const schemaLink = (name: string): string => `[${name}](#schema-${name.toLowerCase()})`
