import { addAbortSignal } from 'node:stream'
import { text } from 'node:stream/consumers'
import { UsageError } from './usage-error.node.ts'

/** Reads stdin. Rejects a terminal, where the user would not know that input is expected. */
export const readStdin = async (name: string, signal: AbortSignal): Promise<string> => {
  if (process.stdin.isTTY)
    throw new UsageError(`${name} is read from stdin, but stdin is a terminal. Pipe it in.`)
  const input = (await text(addAbortSignal(signal, process.stdin))).trim()
  if (input) return input
  throw new UsageError(`${name} is read from stdin, but stdin is empty.`)
}
