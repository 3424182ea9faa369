import { setTimeout as sleep } from 'node:timers/promises'
import type { LogEntry, Sandbox } from '@molt-sdk/sandbox'
import { paint } from './paint.ts'
import { sourceOf } from './source-of.ts'

/** What is told of code once it has run. */
export interface Telling<T> {
  /** The result, in a few words. */
  says?: (value: T) => string
  /** How many requests it must have made. */
  requests?: number
  /** An operation whose requests are neither counted nor shown: one that is asked again and again. */
  apartFrom?: string
  /** Whether it writes its result to the screen itself, while it runs. */
  live?: boolean
}

/** Where an act plays: code is printed as it stands in the source, run, and its result told. */
export interface Stage {
  heading(text: string): void
  note(text: string): void
  /** Leaves out the requests so far: those of the preparation. */
  skip(): void
  show<T>(code: () => T | Promise<T>, telling?: Telling<T>): Promise<T>
  /** The same for code that has to fail. */
  fail(code: () => Promise<unknown>, telling: Telling<unknown>): Promise<void>
}

const width = Math.min(process.stdout.columns || 90, 90)

export interface StageOptions {
  /** Puts code, result and request on one line where they fit, and leaves ids out of paths. */
  readonly brief?: boolean
}

/** A stage that shows the requests behind each result, from the log of the sandbox. */
export const openStage = (sandbox: Sandbox, { brief = false }: StageOptions = {}): Stage => {
  let seen = sandbox.log().length

  const requestLine = ({ method, path, status }: LogEntry): string =>
    `${method} ${brief ? path.replace(idInPath, '/…') : path} ${status ?? 'no answer'}`

  const requests = async (count: number, apartFrom?: string): Promise<string[]> => {
    const made = (): LogEntry[] =>
      sandbox
        .log()
        .slice(seen)
        .filter(({ operation }) => operation === undefined || operation !== apartFrom)
    // A stream is logged when its last byte is out: its reader may have it all a moment before.
    for (let i = 0; made().length < count && i < 100; i++) await sleep(10)
    const entries = made()
    seen = sandbox.log().length
    if (entries.length !== count) {
      throw new Error(`The line above made ${entries.length} requests, and not ${count}.`)
    }
    return count === 0 ? ['no request was sent'] : entries.map(requestLine)
  }

  /** The result on the left, the requests on the right: side by side if there is room. */
  const tell = async <T>(
    sign: string,
    value: T,
    told: Telling<T> = {},
    code = '',
  ): Promise<void> => {
    const right = told.requests === undefined ? [] : await requests(told.requests, told.apartFrom)
    const left = told.says?.(value) ?? ''
    const [first = '', ...others] = right
    const joined = code && code.length + left.length + first.length + 8 <= width
    if (code && !joined) printCode([code])
    const room = width - left.length - (joined ? code.length + 6 : 4)
    const fits = first.length < room
    const start = joined ? `  ${paint('cyan', code)}` : ''
    if (left) {
      console.log(`${start}  ${sign} ${left}${paint('dim', fits ? first.padStart(room) : '')}`)
    }
    for (const line of left && fits ? others : right) {
      console.log(paint('dim', line.padStart(width)))
    }
  }

  return {
    heading: (text) => console.log(`\n${paint('bold', text)}`),
    skip: () => {
      seen = sandbox.log().length
    },
    note: (text) => console.log(paint('dim', `    ${text}`)),
    async show(code, telling) {
      const lines = sourceOf(code)
      const later = brief && lines.length === 1 && telling?.says ? lines[0] : undefined
      if (later === undefined) printCode(lines)
      if (telling?.live) process.stdout.write(`  ${good} `)
      const value = await code()
      if (telling?.live) console.log()
      await tell(good, value, telling, later)
      return value
    },
    async fail(code, telling) {
      printCode(sourceOf(code))
      const [outcome] = await Promise.allSettled([code()])
      if (outcome.status === 'fulfilled') throw new Error('The line above was to fail.')
      await tell(bad, outcome.reason, telling)
    },
  }
}

const good = paint('green', '→')
const bad = paint('red', '✗')

const idInPath = /\/[a-z]+_[a-z0-9_]{8,}/g

const printCode = (lines: readonly string[]): void => {
  for (const line of lines) console.log(`  ${paint('cyan', line)}`)
}
