import type { OutputFormat } from '../output/print-result.ts'
import { printResult } from '../output/print-result.ts'
import type { Terminal } from '../output/terminal.ts'

/** Prints a stream: its text as it is received, its events as JSON lines, or all events as JSON. */
export const printStream = async (
  stream: AsyncIterable<unknown>,
  format: OutputFormat,
  terminal: Terminal,
): Promise<void> => {
  if (format.format !== 'text') {
    const events: unknown[] = []
    for await (const event of stream) {
      if (format.format === 'jsonl') printResult(terminal, event, format)
      else events.push(event)
    }
    if (format.format === 'json') printResult(terminal, events, format)
    return
  }
  let ended = '\n'
  for await (const event of stream) {
    const text = textOf(event)
    if (text) ended = text
    terminal.write(text)
  }
  if (!ended.endsWith('\n')) terminal.write('\n')
}

/** The streams of operations have tokens. */
const textOf = (event: unknown): string => {
  const { content } = Object(event) as { readonly content?: unknown }
  return typeof content === 'string' ? content : ''
}
