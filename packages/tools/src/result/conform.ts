import { isRecord } from '@molt-sdk/contracts/kernel'
import type { JsonSchema } from '../catalogue/json-schema.ts'

/**
 * Leaves out what has another type than the schema says: a response of a platform may differ from its
 * documents, and a strict client would report a call that was made as one that failed.
 */
export const conform = (value: unknown, { type, properties, items }: JsonSchema): unknown => {
  if (!hasType(value, type)) return undefined
  if (Array.isArray(value)) {
    return items
      ? value.map((item) => conform(item, items)).filter((item) => item !== undefined)
      : value
  }
  if (!isRecord(value) || !properties) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => {
        const schema = properties[name]
        return [name, schema ? conform(member, schema) : member] as const
      })
      .filter(([, member]) => member !== undefined),
  )
}

const hasType = (value: unknown, type: JsonSchema['type']): boolean => {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isRecord(value) && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return true
  }
}
