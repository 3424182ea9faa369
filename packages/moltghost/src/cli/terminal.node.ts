import { styleText } from 'node:util'
import { isMoltError } from '@molt-sdk/core'
import { describeError } from './error-message.node.ts'
import { exitCodes } from './exit-codes.node.ts'
import { maskKeys } from './mask-keys.node.ts'

type Style = 'red' | 'dim'

/** Output of the command: results to stdout, everything else to stderr with API keys masked. */
export class Terminal {
  /** Whether to print JSON. */
  json = false
  readonly #keys = new Set<string>()

  constructor() {
    // The reader of the output may exit first, as in `moltghost models | head -1`.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(exitCodes.brokenPipe)
      this.printError(new Error(`Could not write to stdout: ${error.message}.`))
      process.exit(exitCodes.failed)
    })
    process.stderr.on('error', () => undefined)
  }

  /** Registers an API key, which is masked in all later messages. */
  registerSecret(key: string): void {
    if (key) this.#keys.add(key)
  }

  /** Writes a part of a result. */
  write(text: string): void {
    process.stdout.write(process.stdout.isTTY ? stripControlCharacters(text) : text)
  }

  /** Writes a line of a result. */
  print(line: string): void {
    this.write(`${line}\n`)
  }

  /** Writes a result as one line of JSON. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value))
  }

  /** Writes a notice to stderr, unless JSON is printed. */
  printNotice(text: string): void {
    if (!this.json) this.#writeLine('dim', text)
  }

  /** Writes a usage error, with help, to stderr. */
  writeUsageError(text: string): void {
    process.stderr.write(this.#sanitize(text))
  }

  /** Writes an error to stderr. */
  printError(error: unknown): void {
    const description = describeError(error)
    if (this.json) {
      const fields = isMoltError(error) ? error.toJSON() : { name: (error as Error)?.name }
      const json = JSON.stringify({ error: { ...fields, ...description } })
      process.stderr.write(`${this.#sanitize(json)}\n`)
      return
    }
    this.#writeLine('red', `moltghost: ${description.message}`)
    if (description.hint) this.#writeLine('dim', `  ${description.hint}`)
  }

  #writeLine(style: Style, text: string): void {
    process.stderr.write(`${this.#style(style, this.#sanitize(text))}\n`)
  }

  #sanitize(text: string): string {
    return stripControlCharacters(maskKeys(text, this.#keys))
  }

  /** `hasColors` respects NO_COLOR and similar variables. */
  #style(style: Style, text: string): string {
    const { stderr } = process
    return stderr.isTTY && stderr.hasColors()
      ? styleText(style, text, { validateStream: false })
      : text
  }
}

/** Includes the characters that reorder text, which can make a line read differently than it is. */
const controlCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose.
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Removes control characters, so that a reply cannot send escape sequences to the terminal. */
const stripControlCharacters = (text: string): string => text.replace(controlCharacters, '')
