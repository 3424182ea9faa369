/** The part of JSON Schema 2020-12 that contracts use. */
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

/** Creates a reference to an entry of `components`. */
export const createRef = (kind: string, name: string): { $ref: string } => ({
  $ref: `#/components/${kind}/${name}`,
})

export const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

export const mapValues = <V, W>(
  record: Readonly<Record<string, V>>,
  map: (value: V, key: string) => W,
): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
