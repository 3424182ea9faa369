/** The part of JSON Schema 2020-12 that contracts are written in. */
export interface JsonSchema {
  $ref?: string
  description?: string
  type?: string | string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  [extension: `x-${string}`]: unknown
}

const refPrefix = '#/components/schemas/'

export const refTo = (name: string): JsonSchema => ({ $ref: refPrefix + name })

export const nameIn = (ref: string): string => ref.slice(refPrefix.length)
