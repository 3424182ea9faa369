import { closestName } from '@molt-sdk/contracts/closest-name'
import { ConfigError } from '@molt-sdk/core'
import type { OptionRules } from '@molt-sdk/core/client'
import {
  callable,
  checkOptions,
  describeValue,
  integerAtLeast,
  mustBe,
  trueOrFalse,
} from '@molt-sdk/core/client'
import type { Approve } from '../tool.ts'
import type { ToolOptions } from '../tool-options.ts'

const minResultChars = 200

/** Options of tools with their defaults, after every name in them was checked. */
export interface ResolvedOptions {
  readonly isAllowed: (operation: string, effect: string) => boolean
  readonly callLimits: Readonly<Record<string, number>>
  readonly spendLimit: number | undefined
  readonly approve: Approve | undefined
  readonly preview: boolean
  readonly maxResultChars: number
}

/** What the names in the options refer to. */
interface Names {
  /** Name of the function in errors, such as `moltifyTools()`. */
  readonly subject: string
  readonly operations: readonly string[]
  /** Operations that are no tools, with the reason. */
  readonly withheld: Readonly<Record<string, string>>
  /** Whether an operation spends money. */
  readonly spends: boolean
}

const rules: OptionRules<ToolOptions> = {
  allow: mustBe('an array of names', Array.isArray),
  limits: mustBe('an object', (value) => Object.getPrototypeOf(Object(value)) === Object.prototype),
  approve: callable,
  preview: trueOrFalse,
  maxResultChars: integerAtLeast(minResultChars),
}

/**
 * Checks the options of tools.
 *
 * @throws ConfigError for an unknown or invalid option, operation or limit.
 */
export const resolveOptions = (options: ToolOptions, names: Names): ResolvedOptions => {
  checkOptions(names.subject, "{ allow: ['read'] }", options, rules)
  const {
    allow = ['read'],
    limits = {},
    approve,
    preview = false,
    maxResultChars = 10_000,
  } = options
  const allowed = new Set(allow)
  for (const name of allowed) checkName('allow', name, ['read'], names)
  const { spend, ...callLimits } = limits
  for (const [name, max] of Object.entries({
    ...callLimits,
    ...(spend !== undefined && { spend }),
  })) {
    checkName('limits', name, names.spends ? ['spend'] : [], names)
    if (Number.isSafeInteger(max) && Number(max) >= 0) continue
    const unit = name === 'spend' ? ' of US cents, such as usd(50)' : ''
    throw invalid(`limits: ${name} must be an integer >= 0${unit}, got ${describeValue(max)}.`)
  }
  return {
    isAllowed: (operation, effect) =>
      allowed.has(operation) || (effect === 'read' && allowed.has('read')),
    callLimits: callLimits as Readonly<Record<string, number>>,
    spendLimit: spend,
    approve,
    preview,
    maxResultChars,
  }
}

const checkName = (
  option: string,
  name: unknown,
  others: readonly string[],
  { subject, operations, withheld }: Names,
): void => {
  const known = [...others, ...operations]
  if (known.includes(name as string)) return
  const reason = Object.hasOwn(withheld, String(name)) ? withheld[String(name)] : undefined
  if (reason !== undefined) throw invalid(`${option}: ${name} is not a tool: ${reason}`)
  const meant = typeof name === 'string' && closestName(name, known)
  const hint = meant ? `Did you mean ${meant}?` : `Names: ${known.join(', ')}.`
  throw invalid(`${option}: ${subject} has no operation ${describeValue(name)}. ${hint}`)
}

const invalid = (message: string): ConfigError =>
  new ConfigError(message, { code: 'invalid_option' })
