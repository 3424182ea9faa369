import { readFileSync } from 'node:fs'
import { closestName } from '@molt-sdk/contracts/closest-name'
import type {
  CatalogueOperation,
  Input,
  Parameter,
} from '@molt-sdk/tools/internal/catalogue/moltify'
import type { Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'
import type { FieldOption } from './option-names.ts'
import { requestFields } from './option-names.ts'
import { parseJson } from './parse-field.ts'

/** Joins arguments, `--data` and options to the input of an operation. Options come last. */
export const readInput = async (
  { parameters }: CatalogueOperation,
  options: readonly FieldOption[],
  args: readonly string[],
  given: ReadonlyMap<FieldOption, unknown>,
  data: string | undefined,
  io: Io,
): Promise<Input> => {
  const input: Record<string, unknown> = {}
  const paths = parameters.filter(({ in: place }) => place === 'path')
  for (const [index, { name }] of paths.entries()) input[name] = args[index]
  const fields = requestFields(parameters)
  if (data !== undefined) Object.assign(input, await readData(data, fields, io))
  for (const [{ parameter, parent }, value] of given) {
    if (parent === undefined) input[parameter.name] = value
    else input[parent] = { ...Object(input[parent]), [parameter.name]: value }
  }
  const missing = fields.filter(({ name, required }) => required && input[name] === undefined)
  if (missing.length === 0) return input
  const names = options
    .filter(({ parent, parameter }) =>
      missing.some(({ name }) => name === (parent ?? parameter.name)),
    )
    .map(({ name }) => `--${name}`)
  throw new UsageError(`Missing ${names.join(', ')}. Pass options, or --data @file.json.`)
}

/** Reads `--data`: JSON, `@` with the path of a file, or `-` for stdin. */
export const readText = async (data: string, io: Io): Promise<string> => {
  if (data === '-') return io.readStdin()
  if (!data.startsWith('@')) return data
  const path = data.slice(1)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`--data: cannot read the file "${path}" (${code}).`)
  }
}

const readData = async (
  data: string,
  fields: readonly Parameter[],
  io: Io,
): Promise<Readonly<Record<string, unknown>>> => {
  const values = parseJson(await readText(data, io), '--data')
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new UsageError('--data must be a JSON object, such as {"title": "Review of a lease"}.')
  }
  const names = fields.map(({ field }) => field)
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue
    const closest = closestName(name, names)
    const suggestion = closest ? `Did you mean "${closest}"?` : `Fields: ${names.join(', ')}.`
    throw new UsageError(`--data has an unknown field "${name}". ${suggestion}`)
  }
  return Object.fromEntries(
    fields
      .filter(({ field }) => Object.hasOwn(values, field))
      .map(({ name, field }) => [name, Reflect.get(values, field)]),
  )
}
