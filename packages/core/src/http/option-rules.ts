import type { Hooks } from '../observe/hooks.ts'
import type { Logger } from '../observe/logger.ts'
import type { OptionRule, OptionRules } from './check-options.ts'
import {
  atLeast,
  callable,
  checkOptions,
  checkValue,
  integerAtLeast,
  mustBe,
  objectOf,
  trueOrFalse,
} from './check-options.ts'
import type {
  CallOptions,
  ClientOptions,
  CommonOptions,
  ContractMode,
  OptionalKeyOptions,
  RateLimitMode,
} from './options.ts'

const choice = <Name extends string>(names: Readonly<Record<Name, 1>>): OptionRule => names

const hookRules: OptionRules<Hooks> = {
  onStart: callable,
  onRequest: callable,
  onResponse: callable,
  onRetry: callable,
  onDrift: callable,
  onError: callable,
  onEnd: callable,
}

const hooks = objectOf('{ onRetry }', hookRules, 'hooks.')

const middleware: OptionRule = (value: unknown) => {
  if (!Array.isArray(value)) return 'an array of functions such as [middleware]'
  for (const [index, item] of value.entries()) {
    checkValue(`use[${index}]`, item, callable)
    if (item.hooks !== undefined) checkValue(`use[${index}].hooks`, item.hooks, hooks)
  }
  return false
}

const milliseconds = atLeast(1, ' of milliseconds')

const commonRules: OptionRules<CommonOptions> = {
  timeout: milliseconds,
  totalTimeout: milliseconds,
  idleTimeout: milliseconds,
  maxRetries: integerAtLeast(0),
  maxResponseBytes: integerAtLeast(1),
  headers: mustBe(
    'an object, a Headers or an array of pairs',
    (value) => typeof value === 'object' && !!value,
  ),
  contract: choice<ContractMode>({ warn: 1, strict: 1, off: 1 }),
  hooks,
  use: middleware,
}

const rateLimitModes = choice<RateLimitMode>({ wait: 1, fail: 1, off: 1 }) as Readonly<
  Record<string, 1>
>

const isLogger = (value: unknown): boolean => {
  const { warn, debug } = Object(value) as Logger
  return (
    Object(value) === value &&
    [warn, debug].every((log) => log == null || typeof log === 'function')
  )
}

/** The rules of a client's options. A client adds those of its own options. */
export const clientRules: OptionRules<ClientOptions> = {
  ...commonRules,
  apiKey: mustBe(
    'a string, or a function that returns one',
    (value) => /^(string|function)$/.test(typeof value) || value === null,
  ),
  baseUrl: mustBe(
    'a URL such as "https://api.example.com"',
    (value) => typeof value === 'string' || typeof Object(value).href === 'string',
  ),
  // A string such as 'false' from the environment must not allow it.
  allowInsecureHttp: trueOrFalse,
  fetch: callable,
  transport: callable,
  logger: mustBe('an object with the functions warn or debug', isLogger),
  // The members of an object are checked by the code that is loaded to apply it.
  rateLimit: (value: unknown) => Object(value) !== value && rateLimitModes,
}

/** An `AbortSignal`, of this realm or of a polyfill. */
export const abortSignal: OptionRule = mustBe(
  'an AbortSignal, such as controller.signal',
  (value) =>
    typeof Object(value).aborted === 'boolean' &&
    typeof Object(value).addEventListener === 'function',
)

/** The rules of a call's options. */
export const callRules: OptionRules<CallOptions> = { ...commonRules, signal: abortSignal }

/** Checks the options of a client. Throws a `ConfigError`. */
export const checkClientOptions = <Options extends OptionalKeyOptions>(
  name: string,
  options: Options,
  rules: OptionRules<Options> = clientRules as OptionRules<Options>,
): Options => checkOptions(`new ${name}()`, '{ apiKey }', options, rules)
