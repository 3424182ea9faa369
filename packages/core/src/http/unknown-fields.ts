import { closestName } from '@molt-sdk/contracts/closest-name'
import { findUnknownFields } from '@molt-sdk/contracts/kernel'
import { formatFieldErrors } from './format-field-errors.ts'
import type { RunnerOptions } from './internal-call-options.ts'
import { callRules } from './option-rules.ts'
import type { ResponseScope } from './read-response.ts'
import type { CallArgs } from './request.ts'

/** The number of names that are reported. A body may have any number. */
const maxNames = 10

/** Reports the unknown fields of a request with suggestions, to the hooks or in the log. */
export const describeUnknownFields = (
  { context, operation, reporter }: ResponseScope,
  args: CallArgs,
  { extensibleBody, callersNames = {} }: RunnerOptions,
): void => {
  const fields: Record<string, readonly string[]> = {}
  const names = new Set<string>()
  for (const part of ['query', 'body'] as const) {
    const report = (path: string, name: string, known: readonly string[]): void => {
      // A misspelled name may be in every item of an array.
      if (names.has(name) || names.size === maxNames) return
      names.add(name)
      const meant = closestName(
        name,
        known.map((field) => callersNames[field] ?? field),
      )
      const isOption = Object.hasOwn(callRules, name) && 'options are the last argument'
      const hint = isOption || (meant && `did you mean ${meant}?`)
      const problem = `is not a known field of the ${part}${hint ? ` (${hint})` : ''}`
      fields[context.redact.string(path)] = [problem]
    }
    const schema = operation[part]
    if (schema) findUnknownFields(schema, args[part], report, '', extensibleBody)
  }
  if (reporter.emit('onDrift', () => ({ in: 'request' as const, fields }))) return
  const problems = formatFieldErrors(fields, '')
  context.dispatcher.warn(`${operation.id}: ${problems}. Unknown fields are sent unchanged.`)
}
