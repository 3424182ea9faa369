import type { Parameter } from '@molt-sdk/tools/internal/catalogue/moltify'

/** An option of a command: a field of a request. */
export interface FieldOption {
  readonly parameter: Parameter
  /** Name without dashes, such as `price`. */
  readonly name: string
  /** The field as the API spells it, such as `agreed-price`, if it differs. It is accepted too. */
  readonly alias: string | undefined
  /** Name of the object field that it is a part of. */
  readonly parent?: string | undefined
}

/** Spells a name of the API as a word of a command: `requestRevision` as `request-revision`. */
export const toKebabCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()

/** Names that options of every command have. */
const reserved = new Set(['data', 'json', 'jsonl', 'query', 'all', 'yes', 'dry-run', 'verbose'])
for (const name of ['profile', 'base-url', 'timeout', 'help', 'file', 'version']) reserved.add(name)

/** Fields of which only streams and other programs make use. */
const hidden = new Set(['stream', 'stream_options'])

/** Returns the fields of a request, apart from those in its path. */
export const requestFields = (parameters: readonly Parameter[]): readonly Parameter[] =>
  parameters.filter(({ in: place, name }) => place !== 'path' && !hidden.has(name))

/**
 * Returns the options of a command: one for each field of its request. If an object is its only field,
 * such as a profile, there is one for each field of the object.
 */
export const fieldOptions = (parameters: readonly Parameter[]): FieldOption[] => {
  const [first, ...others] = requestFields(parameters)
  if (!first) return []
  const parts = others.length ? [] : partsOf(first)
  const fields = parts.length ? parts : [first, ...others]
  const parent = parts.length ? first.name : undefined
  const shortNames = fields.map(shortNameOf)
  return fields.map((parameter, index) => {
    const full = toKebabCase(parameter.name)
    const short = shortNames[index] ?? full
    const isUnique = shortNames.indexOf(short) === shortNames.lastIndexOf(short)
    const name = isUnique && !reserved.has(short) ? short : full
    return { parameter, name, alias: name === full ? undefined : full, parent }
  })
}

const partsOf = ({ schema, in: place, source, example }: Parameter): Parameter[] =>
  Object.entries(schema.properties ?? {}).map(([name, { description = '', ...part }]) => ({
    name,
    field: name,
    in: place,
    required: schema.required?.includes(name) ?? false,
    description,
    source,
    schema: part,
    example: Object(example)[name],
  }))

/** `agentId` becomes `agent`, and the price of something `price`. */
const shortNameOf = ({ name, schema }: Parameter): string => {
  if (schema['x-unit'] === 'cents' && /^(agreed|base)Price$/.test(name)) return 'price'
  return toKebabCase(name).replace(/-id$/, '')
}
