import { styleText } from 'node:util'
import { describeError, errorDetails } from '../describe-error.ts'
import type { Io, Output } from '../io.ts'
import { maskKeys, stripControlCharacters } from './sanitize.ts'

type Style = 'red' | 'dim' | 'bold' | 'yellow'

/** Writes results to stdout, and everything else to stderr with API keys masked. */
export class Terminal {
  readonly #io: Io
  readonly #keys = new Set<string>()
  #progressWidth = 0

  constructor(io: Io) {
    this.#io = io
    for (const [name, value] of Object.entries(io.env)) {
      if (/^MOLT\w*_API_KEY$/.test(name)) this.registerSecret(value)
    }
  }

  /** Width of the terminal on stdout. Text that is piped to a program is not cut. */
  get columns(): number {
    const { isTTY, columns } = this.#io.stdout
    return isTTY ? Math.max(columns, 20) : Number.POSITIVE_INFINITY
  }

  /** Whether the user can be asked. */
  get isInteractive(): boolean {
    return this.#io.stdinIsTTY && this.#io.stderr.isTTY
  }

  /** Registers an API key, which is masked in all later messages. */
  registerSecret(key: string | undefined): void {
    if (key) this.#keys.add(key)
  }

  /** Writes a part of a result. */
  write(text: string): void {
    const { stdout } = this.#io
    stdout.write(stdout.isTTY ? stripControlCharacters(text) : text)
  }

  /** Writes a line of a result. */
  print(line: string): void {
    this.write(`${line}\n`)
  }

  /** Writes a heading of a result. */
  printHeading(line: string): void {
    const { stdout } = this.#io
    stdout.write(`${style(stdout, 'bold', stripControlCharacters(line))}\n`)
  }

  /** Writes a notice to stderr. */
  printNotice(text: string): void {
    this.#writeMessage('dim', text)
  }

  /** Writes a warning to stderr. */
  printWarning(text: string): void {
    this.#writeMessage('yellow', text)
  }

  /** Writes a usage error, as commander formats it. */
  writeUsageError(text: string): void {
    this.#io.stderr.write(this.#sanitize(text))
  }

  /** Writes an error in one line, and what to do in a second one. */
  printError(error: unknown, isVerbose: boolean): void {
    const { message, hint } = describeError(error)
    this.#writeMessage('red', `molt: ${message}`)
    if (hint) this.#writeMessage('dim', `  ${hint}`)
    if (isVerbose) this.#writeMessage('dim', errorDetails(error))
  }

  /** Replaces the line of progress, on a terminal only. Without text, it is removed. */
  showProgress(text = ''): void {
    const { stderr } = this.#io
    if (!stderr.isTTY) return
    const line = this.#sanitize(text).slice(0, Math.max(stderr.columns - 1, 10))
    if (line || this.#progressWidth) {
      stderr.write(`\r${line}${' '.repeat(Math.max(0, this.#progressWidth - line.length))}\r`)
    }
    this.#progressWidth = line.length
  }

  #writeMessage(tone: Style, text: string): void {
    this.showProgress()
    const { stderr } = this.#io
    stderr.write(`${style(stderr, tone, this.#sanitize(text))}\n`)
  }

  #sanitize(text: string): string {
    return stripControlCharacters(maskKeys(text, this.#keys))
  }
}

const style = (output: Output, tone: Style, text: string): string =>
  output.hasColors ? styleText(tone, text, { validateStream: false }) : text
