import type { JsonSchema } from './json-schema.ts'
import { refName } from './json-schema.ts'
import { tsdoc } from './tsdoc.ts'

/**
 * Formats named schemas as TypeScript declarations, in the style of the formatter. The arrays of
 * those that requests contain are readonly.
 */
export const typeDeclarations = (
  schemas: Readonly<Record<string, JsonSchema>>,
  requests: ReadonlySet<string> = new Set(),
): string => {
  const declarations = Object.entries(schemas)
    .map(([name, schema]) => {
      const text = declaration(name, requests.has(name) ? withReadonlyArrays(schema) : schema)
      return tsdoc(schema, '') + text
    })
    .join('\n')
  const usesCents = JSON.stringify(schemas).includes('"x-unit":"cents"')
  return (usesCents ? "import type { Cents } from '../kernel/money.ts'\n\n" : '') + declarations
}

const declaration = (name: string, schema: JsonSchema): string => {
  if (!schema.properties) return formatUnion(`export type ${name} =`, unionMembers(schema), '')
  const members = Object.entries(schema.properties).map(([key, property]) => {
    const optional = !schema.required?.includes(key)
    const types = [...unionMembers(property), ...(optional ? ['undefined'] : [])]
    const head = `  ${key}${optional ? '?' : ''}:`
    return (
      tsdoc(property, '  ') +
      formatUnion(head, types.includes('unknown') ? ['unknown'] : types, '  ')
    )
  })
  if (schema['x-extensible']) {
    members.push('  /** Other fields, which are sent unchanged. */\n  [key: string]: unknown\n')
  }
  return `export interface ${name} {\n${members.join('')}}\n`
}

/** Marks all arrays of a schema, also nested ones. */
const withReadonlyArrays = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (_, part) =>
    part?.type === 'array' ? { ...part, 'x-readonly': true } : part,
  )

const lineWidth = 100

const formatUnion = (head: string, types: readonly string[], indent: string): string => {
  const line = `${head} ${types.join(' | ')}`
  if (line.length <= lineWidth) return `${line}\n`
  return `${head}\n${types.map((type) => `${indent}  | ${type}\n`).join('')}`
}

/** Returns the members of the union of a schema, or the schema itself. */
const unionMembers = (schema: JsonSchema): string[] => {
  if (schema.$ref) return [refName(schema.$ref)]
  if ('const' in schema) return [literal(schema.const)]
  if (schema.enum) return schema.enum.map(literal)
  if (schema.anyOf) {
    const open = schema.anyOf.some((one) => one.enum)
    return schema.anyOf.flatMap((one) =>
      // This form keeps the known strings in editor completion.
      open && one.type === 'string' && !one.enum ? ['(string & {})'] : unionMembers(one),
    )
  }
  return [schema.type ?? 'unknown'].flat().map((type) => typeName(type, schema))
}

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value)

const typeName = (type: string, schema: JsonSchema): string => {
  switch (type) {
    case 'integer':
      return schema['x-unit'] === 'cents' ? 'Cents' : 'number'
    case 'array':
      return (schema['x-readonly'] ? 'readonly ' : '') + arrayOf(unionMembers(schema.items ?? {}))
    case 'object':
      return recordOf(schema)
    default:
      return type
  }
}

const arrayOf = ([item, ...others]: readonly string[]): string =>
  others.length || item?.startsWith('readonly ')
    ? `(${[item, ...others].join(' | ')})[]`
    : `${item}[]`

const recordOf = (schema: JsonSchema): string => {
  if (schema.properties) {
    throw new Error(
      `The object with ${Object.keys(schema.properties)} has no name. Add it to the schemas in the docs of its resource.`,
    )
  }
  const values = schema.additionalProperties
  return `Record<string, ${typeof values === 'object' ? unionMembers(values).join(' | ') : 'unknown'}>`
}
