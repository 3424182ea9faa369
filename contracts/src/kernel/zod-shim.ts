/**
 * Replaces `zod/mini` in the published clients: the functions that contracts use, without the
 * parser. At run time `validate` and `explainErrors` read only the definitions of schemas, and the
 * parser would be a fourth of a client's size. A test compares each definition with zod's.
 *
 * @module
 */
interface ShimCheck<Def extends object = object> {
  readonly _zod: { readonly def: Def; readonly check?: unknown }
}

interface ShimSchema extends ShimCheck {
  check(...checks: readonly ShimCheck[]): ShimSchema
}

type ShimDef = Readonly<Record<string, unknown>> & { readonly checks?: readonly ShimCheck[] }

const createSchema = (type: string, rest: ShimDef = {}): ShimSchema => {
  const def = { type, ...rest }
  return {
    _zod: { def },
    check: (...checks) =>
      createSchema(type, { ...rest, checks: [...(rest.checks ?? []), ...checks] }),
  }
}

const createCheck = (check: string, def: object): ShimCheck => ({
  _zod: { def: { check, ...def } },
})

export const string = (): ShimSchema => createSchema('string')
export const boolean = (): ShimSchema => createSchema('boolean')
export const number = (): ShimSchema => createSchema('number')
export const int = (): ShimSchema => createSchema('number', { format: 'safeint' })
export const unknown = (): ShimSchema => createSchema('unknown')
export const object = (shape: object): ShimSchema => createSchema('object', { shape })
export const looseObject = object
export const array = (element: ShimCheck): ShimSchema => createSchema('array', { element })
export const record = (keyType: ShimCheck, valueType: ShimCheck): ShimSchema =>
  createSchema('record', { keyType, valueType })
export const optional = (innerType: ShimCheck): ShimSchema =>
  createSchema('optional', { innerType })
export const nullable = (innerType: ShimCheck): ShimSchema =>
  createSchema('nullable', { innerType })
export const union = (options: readonly ShimCheck[]): ShimSchema =>
  createSchema('union', { options })
export const literal = (value: unknown): ShimSchema => createSchema('literal', { values: [value] })

const enumSchema = (values: readonly string[]): ShimSchema =>
  createSchema('enum', { entries: Object.fromEntries(values.map((value) => [value, value])) })

export { enumSchema as enum }

export const minLength = (minimum: number): ShimCheck => createCheck('min_length', { minimum })
export const maxLength = (maximum: number): ShimCheck => createCheck('max_length', { maximum })
export const minimum = (value: number): ShimCheck =>
  createCheck('greater_than', { value, inclusive: true })
export const maximum = (value: number): ShimCheck =>
  createCheck('less_than', { value, inclusive: true })
export const check = (run: unknown): ShimCheck => ({
  _zod: { def: { check: 'custom' }, check: run },
})
export const clone = (_: ShimSchema, { type, ...rest }: ShimDef & { type: string }): ShimSchema =>
  createSchema(type, rest)
