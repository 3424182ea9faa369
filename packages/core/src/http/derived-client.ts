import { ConfigError } from '../errors/client-errors.ts'
import type { OptionRules } from './check-options.ts'
import { checkOptions } from './check-options.ts'
import type { OptionalKeyOptions, ResolvedOptions } from './options.ts'

/** Under this key, the options of a derived client hold where it comes from. */
export const origin: unique symbol = Symbol('origin')

/** The context of a client, as far as it is used here. */
interface Context {
  readonly options: ResolvedOptions
}

/** Where a derived client comes from. */
export interface Origin {
  /** Removed when the client was created, so that a chain of clients does not keep all of them. */
  context: Context | undefined
  readonly hasOwnKey: boolean
}

/** Options of a client that may be derived from another one. */
export type DerivedOptions = OptionalKeyOptions & { readonly [origin]?: Origin }

/** Returns the options of a client with changes. A change that is `undefined` counts as left out. */
export const deriveOptions = <Options extends object>(
  context: Context,
  given: Options,
  changes: Options,
  rules: OptionRules<Options>,
): Options => {
  checkOptions('withOptions()', '{ timeout: 5000 }', changes, rules)
  const { apiKey, baseUrl } = context.options
  const merged: Record<string, unknown> = { ...given, apiKey, baseUrl }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue
    // One takes the place of the other.
    if (name === 'fetch' || name === 'transport') merged['fetch'] = merged['transport'] = undefined
    merged[name] = value
  }
  const hasOwnKey = (changes as OptionalKeyOptions).apiKey !== undefined
  return { ...merged, [origin]: { context, hasOwnKey } } as unknown as Options
}

/** Throws a `ConfigError` if an inherited key would be sent to another origin. */
export const checkKeyOrigin = (from: Origin, { apiKey, baseUrl }: ResolvedOptions): void => {
  const { origin: target } = new URL(baseUrl)
  const isSame = new URL(`${from.context?.options.baseUrl}`).origin === target
  if (isSame || from.hasOwnKey || !apiKey) return
  throw new ConfigError(
    `withOptions() would send the API key to another origin, ${target}. Pass apiKey as well.`,
    { code: 'missing_api_key' },
  )
}
