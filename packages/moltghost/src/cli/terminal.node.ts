import { styleText } from 'node:util'
import { isMoltError } from '@molt-sdk/core/errors'
import { exitCodes } from './exit-codes.node.ts'
import { withoutKeys } from './masked.node.ts'
import { plainText } from './plain-text.node.ts'
import { problemOf } from './problem.node.ts'

type Style = 'red' | 'dim'

/** What the command says: results to stdout, all else to stderr and without any key. */
export class Terminal {
  /** Whether programs are to read it. */
  json = false
  readonly #keys = new Set<string>()

  constructor() {
    // Whoever reads along may leave before we do, and then there is nobody to work for.
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
      process.exit(code === 'EPIPE' ? exitCodes.unread : exitCodes.failed),
    )
    process.stderr.on('error', () => undefined)
  }

  /** Takes note of a key, which no message may hold from now on. */
  keepSecret(key: string): void {
    if (key) this.#keys.add(key)
  }

  /** A piece of a result. */
  write(text: string): void {
    process.stdout.write(process.stdout.isTTY ? plainText(text) : text)
  }

  /** A line of a result. */
  print(line: string): void {
    this.write(`${line}\n`)
  }

  /** A result for programs, in a line. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value))
  }

  /** Something about a result. Programs are not told. */
  note(text: string): void {
    if (!this.json) this.#say('dim', text)
  }

  /** Help that was not asked for, and what is wrong with the words of the command. */
  refuse(text: string): void {
    process.stderr.write(this.#safe(text))
  }

  /** Why there is no result. */
  fail(error: unknown): void {
    const problem = problemOf(error)
    if (this.json) {
      const known = isMoltError(error) ? error.toJSON() : { name: (error as Error)?.name }
      const told = JSON.stringify({ error: { ...known, ...problem } })
      process.stderr.write(`${this.#safe(told)}\n`)
      return
    }
    this.#say('red', `moltghost: ${problem.message}`)
    if (problem.cure) this.#say('dim', `  ${problem.cure}`)
  }

  #say(style: Style, text: string): void {
    process.stderr.write(`${this.#paint(style, this.#safe(text))}\n`)
  }

  #safe(text: string): string {
    return plainText(withoutKeys(text, this.#keys))
  }

  /** `hasColors` knows of NO_COLOR and its like. */
  #paint(style: Style, text: string): string {
    const { stderr } = process
    return stderr.isTTY && stderr.hasColors()
      ? styleText(style, text, { validateStream: false })
      : text
  }
}
