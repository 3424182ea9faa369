import type { CatalogueOperation, Parameter } from '../catalogue/catalogue.ts'
import type { JsonSchema } from '../catalogue/json-schema.ts'
import { firstSentence } from './first-sentence.ts'

/** Settings of a stream, which a tool reads to its end. */
const hidden: readonly string[] = ['stream', 'stream_options']

/** The inputs of an operation that a model sees. */
export const visibleParameters = ({ parameters }: CatalogueOperation): readonly Parameter[] =>
  parameters.filter(({ name }) => !hidden.includes(name))

/** Creates the schema of a tool's input: one flat object that allows no other properties. */
export const inputSchema = (operation: CatalogueOperation): JsonSchema => {
  const parameters = visibleParameters(operation)
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map((parameter) => [parameter.name, property(parameter)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

const property = ({ description, schema, example }: Parameter): JsonSchema => {
  const type = compact(schema)
  const hasExample = typeof example === 'string' && example.length <= 24 && !type.enum
  return {
    ...type,
    description: firstSentence(description),
    ...(hasExample && { examples: [example] }),
  }
}

/** Keeps the keywords that every model understands. Known values of an open enum become an enum. */
const compact = (schema: JsonSchema): JsonSchema => {
  const [known, other] = schema.anyOf ?? []
  if (known?.enum && other?.type === 'string') return { type: 'string', enum: known.enum }
  const { description, type, format, enum: values, anyOf, items, properties, required } = schema
  const { additionalProperties, minimum, maximum, minLength, maxLength } = schema
  return omitUndefined({
    description: description && firstSentence(description),
    type,
    format,
    enum: values,
    minimum,
    maximum,
    minLength: minLength === 1 ? undefined : minLength,
    maxLength,
    anyOf: anyOf?.map(compact),
    items: items && compact(items),
    properties: properties && mapValues(properties, compact),
    required,
    additionalProperties:
      typeof additionalProperties === 'object'
        ? compact(additionalProperties)
        : additionalProperties,
  })
}

const omitUndefined = (
  value: { readonly [Key in keyof JsonSchema]: JsonSchema[Key] | undefined },
) =>
  Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as JsonSchema

const mapValues = <Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
