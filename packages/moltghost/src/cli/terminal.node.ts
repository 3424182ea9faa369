import { styleText } from 'node:util'
import { isMoltError } from '@molt-sdk/core'
import { describeError } from './error-message.node.ts'
import { exitCodes } from './exit-codes.node.ts'
import { maskKeys } from './mask-keys.node.ts'
import { stripControlCharacters } from './strip-control-characters.node.ts'

type Style = 'red' | 'dim'

/** What the command says: results to stdout, all else to stderr and without any key. */
export class Terminal {
  /** Whether programs are to read it. */
  json = false
  readonly #keys = new Set<string>()

  constructor() {
    // Whoever reads along may leave before we do, and then there is nobody to work for.
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
      process.exit(code === 'EPIPE' ? exitCodes.brokenPipe : exitCodes.failed),
    )
    process.stderr.on('error', () => undefined)
  }

  /** Takes note of a key, which no message may hold from now on. */
  registerSecret(key: string): void {
    if (key) this.#keys.add(key)
  }

  /** A piece of a result. */
  write(text: string): void {
    process.stdout.write(process.stdout.isTTY ? stripControlCharacters(text) : text)
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
  printNotice(text: string): void {
    if (!this.json) this.#writeLine('dim', text)
  }

  /** Help that was not asked for, and what is wrong with the words of the command. */
  writeUsageError(text: string): void {
    process.stderr.write(this.#sanitize(text))
  }

  /** Why there is no result. */
  printError(error: unknown): void {
    const problem = describeError(error)
    if (this.json) {
      const known = isMoltError(error) ? error.toJSON() : { name: (error as Error)?.name }
      const told = JSON.stringify({ error: { ...known, ...problem } })
      process.stderr.write(`${this.#sanitize(told)}\n`)
      return
    }
    this.#writeLine('red', `moltghost: ${problem.message}`)
    if (problem.hint) this.#writeLine('dim', `  ${problem.hint}`)
  }

  #writeLine(style: Style, text: string): void {
    process.stderr.write(`${this.#style(style, this.#sanitize(text))}\n`)
  }

  #sanitize(text: string): string {
    return stripControlCharacters(maskKeys(text, this.#keys))
  }

  /** `hasColors` knows of NO_COLOR and its like. */
  #style(style: Style, text: string): string {
    const { stderr } = process
    return stderr.isTTY && stderr.hasColors()
      ? styleText(style, text, { validateStream: false })
      : text
  }
}
