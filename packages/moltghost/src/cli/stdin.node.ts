import { addAbortSignal } from 'node:stream'
import { text } from 'node:stream/consumers'
import { UsageError } from './usage-error.node.ts'

/** All of what is piped in. People at a terminal would not know that they are waited for. */
export const readStdin = async (what: string, signal: AbortSignal): Promise<string> => {
  if (process.stdin.isTTY) throw new UsageError(`${what} is read from stdin, so pipe it in.`)
  const given = (await text(addAbortSignal(signal, process.stdin))).trim()
  if (given) return given
  throw new UsageError(`${what} is read from stdin, which is empty.`)
}
