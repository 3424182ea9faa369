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
  /** Whether it writes its result to the screen itself, while it runs. */
  live?: boolean
}

/** Where an act plays: code is printed as it stands in the source, run, and its result told. */
export interface Stage {
  heading(text: string): void
  note(text: string): void
  show<T>(code: () => T | Promise<T>, telling?: Telling<T>): Promise<T>
  /** The same for code that has to fail. */
  fail(code: () => Promise<unknown>, telling: Telling<unknown>): Promise<void>
}

const width = Math.min(process.stdout.columns || 90, 90)

/** A stage that shows the requests behind each result, from the log of the sandbox. */
export const openStage = (sandbox: Sandbox): Stage => {
  let seen = 0

  const requests = async (count: number): Promise<string[]> => {
    // A stream is logged when its last byte is out: its reader may have it all a moment before.
    for (let i = 0; sandbox.log().length < seen + count && i < 100; i++) await sleep(10)
    const entries = sandbox.log().slice(seen)
    seen += entries.length
    if (entries.length !== count) {
      throw new Error(`The line above made ${entries.length} requests, and not ${count}.`)
    }
    return count === 0 ? ['no request was sent'] : entries.map(requestLine)
  }

  /** The result on the left, the requests on the right: side by side if there is room. */
  const tell = async <T>(sign: string, value: T, told: Telling<T> = {}): Promise<void> => {
    const right = told.requests === undefined ? [] : await requests(told.requests)
    const left = told.says?.(value) ?? ''
    const room = width - left.length - 4
    const [first = '', ...others] = right
    const fits = first.length < room
    if (left) console.log(`  ${sign} ${left}${paint('dim', fits ? first.padStart(room) : '')}`)
    for (const line of left && fits ? others : right) {
      console.log(paint('dim', line.padStart(width)))
    }
  }

  return {
    heading: (text) => console.log(`\n${paint('bold', text)}`),
    note: (text) => console.log(paint('dim', `    ${text}`)),
    async show(code, telling) {
      printCode(code)
      if (telling?.live) process.stdout.write(`  ${good} `)
      const value = await code()
      if (telling?.live) console.log()
      await tell(good, value, telling)
      return value
    },
    async fail(code, telling) {
      printCode(code)
      const [outcome] = await Promise.allSettled([code()])
      if (outcome.status === 'fulfilled') throw new Error('The line above was to fail.')
      await tell(bad, outcome.reason, telling)
    },
  }
}

const good = paint('green', '→')
const bad = paint('red', '✗')

const printCode = (code: () => unknown): void => {
  for (const line of sourceOf(code)) console.log(`  ${paint('cyan', line)}`)
}

const requestLine = ({ method, path, status }: LogEntry): string =>
  `${method} ${path} ${status ?? 'no answer'}`
