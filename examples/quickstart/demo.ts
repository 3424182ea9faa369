import { setTimeout as sleep } from 'node:timers/promises'
import type { LogEntry, Sandbox } from '@molt-sdk/sandbox'
import { colorize } from './colorize.ts'
import { sourceOf } from './source-of.ts'

/** What is printed and checked after code has run. */
export interface ShowOptions<T> {
  /** The name of the result in the code that follows, or a pattern: `{ id }`. */
  as?: string
  /** Returns a short summary of the result. */
  summarize?: (value: T) => string
  /** The number of requests that the code must send. */
  expectedRequests?: number
  /** An operation whose requests are neither counted nor printed, because it is polled. */
  ignoreOperation?: string
  /** Whether the code prints its result itself, while it runs. */
  printsOutput?: boolean
}

/** Prints code as it is in the source, runs it, and prints a summary of its result. */
export interface Demo {
  heading(text: string): void
  note(text: string): void
  /** Skips the requests that were sent so far, as preparation. */
  skip(): void
  show<T>(code: () => T | Promise<T>, options?: ShowOptions<T>): Promise<T>
  /** The same for code that must fail. */
  fail(code: () => Promise<unknown>, options: ShowOptions<unknown>): Promise<void>
}

const width = Math.min(process.stdout.columns || 90, 90)

export interface DemoOptions {
  /** Prints code, result and request on one line where they fit, and paths without ids. */
  readonly brief?: boolean
}

/** Creates a demo that prints the requests behind each result, from the log of the sandbox. */
export const createDemo = (sandbox: Sandbox, { brief = false }: DemoOptions = {}): Demo => {
  let logOffset = sandbox.log().length

  const requestLine = ({ method, path, status }: LogEntry): string =>
    `${method} ${brief ? path.replace(idInPath, '/…') : path} ${status ?? 'no response'}`

  const requests = async (count: number, ignoreOperation?: string): Promise<string[]> => {
    const newEntries = (): LogEntry[] =>
      sandbox
        .log()
        .slice(logOffset)
        .filter(({ operation }) => operation === undefined || operation !== ignoreOperation)
    // A stream is logged after its last byte was sent, which its reader may have received before.
    for (let i = 0; newEntries().length < count && i < 100; i++) await sleep(10)
    const entries = newEntries()
    logOffset = sandbox.log().length
    if (entries.length !== count) {
      throw new Error(`The code above sent ${entries.length} requests, expected ${count}.`)
    }
    return count === 0 ? ['no request was sent'] : entries.map(requestLine)
  }

  /** Prints the result on the left and the requests on the right, on one line if they fit. */
  const printResult = async <T>(
    sign: string,
    value: T,
    options: ShowOptions<T> = {},
    code = '',
  ): Promise<void> => {
    const right =
      options.expectedRequests === undefined
        ? []
        : await requests(options.expectedRequests, options.ignoreOperation)
    const left = options.summarize?.(value) ?? ''
    const [first = '', ...others] = right
    const isOneLine = code && code.length + left.length + first.length + 8 <= width
    if (code && !isOneLine) printCode([code])
    const available = width - left.length - (isOneLine ? code.length + 6 : 4)
    const fits = first.length < available
    const start = isOneLine ? `  ${colorize('cyan', code)}` : ''
    if (left) {
      console.log(
        `${start}  ${sign} ${left}${colorize('dim', fits ? first.padStart(available) : '')}`,
      )
    }
    for (const line of left && fits ? others : right) {
      console.log(colorize('dim', line.padStart(width)))
    }
  }

  return {
    heading: (text) => console.log(`\n${colorize('bold', text)}`),
    skip: () => {
      logOffset = sandbox.log().length
    },
    note: (text) => console.log(colorize('dim', `    ${text}`)),
    async show(code, options) {
      const lines = declaration(options?.as, sourceOf(code))
      const deferredCode = brief && lines.length === 1 && options?.summarize ? lines[0] : undefined
      if (deferredCode === undefined) printCode(lines)
      if (options?.printsOutput) process.stdout.write(`  ${good} `)
      const value = await code()
      if (options?.printsOutput) console.log()
      await printResult(good, value, options, deferredCode)
      return value
    },
    async fail(code, options) {
      printCode(sourceOf(code))
      const [outcome] = await Promise.allSettled([code()])
      if (outcome.status === 'fulfilled') throw new Error('The code above was expected to fail.')
      await printResult(bad, outcome.reason, options)
    },
  }
}

const declaration = (name: string | undefined, [first = '', ...rest]: string[]): string[] =>
  name === undefined ? [first, ...rest] : [`const ${name} = ${first}`, ...rest]

const good = colorize('green', '→')
const bad = colorize('red', '✗')

const idInPath = /\/[a-z]+_[a-z0-9_]{8,}/g

/** Prints lines of code. */
export const printCode = (lines: readonly string[]): void => {
  for (const line of lines) console.log(`  ${colorize('cyan', line)}`)
}
