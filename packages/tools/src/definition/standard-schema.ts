import type { JsonSchema } from '../catalogue/json-schema.ts'

type Value = Readonly<Record<string, unknown>>

/** A schema by Standard Schema and Standard JSON Schema. */
export interface InputSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly types?: { readonly input: Value; readonly output: Value }
    /** Accepts everything: the tool checks its input, and reports what is wrong to the model. */
    readonly validate: (value: unknown) => { readonly value: Value }
    readonly jsonSchema: {
      readonly input: () => Record<string, unknown>
      readonly output: () => Record<string, unknown>
    }
  }
}

/** Wraps a JSON Schema for libraries that take Standard Schemas. */
export const standardSchema = (schema: JsonSchema): InputSchema => {
  const copy = () => structuredClone(schema) as Record<string, unknown>
  return {
    '~standard': {
      version: 1,
      vendor: 'molt-sdk',
      validate: (value) => ({ value: value as Value }),
      jsonSchema: { input: copy, output: copy },
    },
  }
}
