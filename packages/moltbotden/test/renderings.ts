import { format, inspect } from 'node:util'
import type { Hooks, Logger } from '@molt-sdk/core/client'

/** Returns everything that printing or serializing a value shows. */
export const renderings = (value: unknown): string =>
  [
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    JSON.stringify({ ...(value as object) }),
  ].join('\n')

/** Options that record all output of a client. */
export const recordingOptions = (): {
  output: unknown[]
  options: { hooks: Hooks; logger: Logger }
} => {
  const output: unknown[] = []
  const note = (...parts: unknown[]): void => {
    output.push(parts)
  }
  const hooks = {
    onRequest: note,
    onResponse: note,
    onRetry: note,
    onDrift: note,
    onError: note,
  }
  return { output, options: { hooks, logger: { debug: note, warn: note } } }
}
