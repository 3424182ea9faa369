/**
 * What the published clients carry in the place of zod/mini: its functions as far as contracts
 * use them, which keep the definition of a schema and leave out its parser. Contracts are
 * written, typed and documented with zod; at run time `matches` and `explain` read definitions
 * alone, and the parser would be a fourth of a client. A test holds each definition against
 * zod's own.
 *
 * @module
 */
interface Declared<Def extends object = object> {
  readonly _zod: { readonly def: Def }
}

interface DeclaredType extends Declared {
  check(...checks: readonly Declared[]): DeclaredType
}

type TypeDef = Readonly<Record<string, unknown>> & { readonly checks?: readonly Declared[] }

const declare = (type: string, rest: TypeDef = {}): DeclaredType => {
  const def = { type, ...rest }
  return {
    _zod: { def },
    check: (...checks) => declare(type, { ...rest, checks: [...(rest.checks ?? []), ...checks] }),
  }
}

const rule = (check: string, def: object): Declared => ({ _zod: { def: { check, ...def } } })

export const string = (): DeclaredType => declare('string')
export const boolean = (): DeclaredType => declare('boolean')
export const number = (): DeclaredType => declare('number')
export const int = (): DeclaredType => declare('number', { format: 'safeint' })
export const unknown = (): DeclaredType => declare('unknown')
export const object = (shape: object): DeclaredType => declare('object', { shape })
export const looseObject = object
export const array = (element: Declared): DeclaredType => declare('array', { element })
export const record = (keyType: Declared, valueType: Declared): DeclaredType =>
  declare('record', { keyType, valueType })
export const optional = (innerType: Declared): DeclaredType => declare('optional', { innerType })
export const nullable = (innerType: Declared): DeclaredType => declare('nullable', { innerType })
export const union = (options: readonly Declared[]): DeclaredType => declare('union', { options })
export const literal = (value: unknown): DeclaredType => declare('literal', { values: [value] })

const enumOf = (values: readonly string[]): DeclaredType =>
  declare('enum', { entries: Object.fromEntries(values.map((value) => [value, value])) })

export { enumOf as enum }

export const minLength = (minimum: number): Declared => rule('min_length', { minimum })
export const maxLength = (maximum: number): Declared => rule('max_length', { maximum })
export const minimum = (value: number): Declared => rule('greater_than', { value, inclusive: true })
export const maximum = (value: number): Declared => rule('less_than', { value, inclusive: true })
/** Only with a check of the kernel's own: see `refined`. */
export const refine = (): Declared => rule('custom', {})
