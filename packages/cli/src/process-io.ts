import { exitCodes } from './exit-codes.ts'
import type { Io, Output, Prompts } from './io.ts'

/** Creates the input and output of a command that runs as a process of its own. */
export const processIo = (version: string): Io => {
  const interrupt = new AbortController()
  process.on('SIGINT', () => {
    // A second Ctrl-C does not wait for what the first one has interrupted.
    if (interrupt.signal.aborted) process.exit(exitCodes.interrupted)
    interrupt.abort()
  })
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of the output may exit first, as in `molt moltify tasks list | head -1`.
    process.exit(error.code === 'EPIPE' ? exitCodes.brokenPipe : exitCodes.failure)
  })
  process.stderr.on('error', () => undefined)
  return {
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdinIsTTY: process.stdin.isTTY === true,
    readStdin: async () => (await import('node:stream/consumers')).text(process.stdin),
    prompts,
    signal: interrupt.signal,
    version,
  }
}

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (content) => void stream.write(content),
  isTTY: stream.isTTY === true,
  // 0 if the terminal does not say it.
  get columns() {
    return stream.columns || defaultColumns
  },
  // Respects NO_COLOR and FORCE_COLOR.
  hasColors: stream.isTTY === true && stream.hasColors(),
})

/** A terminal that does not say its width has 0 columns, and a question would have a letter per line. */
const promptOutput = (): NodeJS.WriteStream => {
  const { stdout, stderr } = process
  for (const stream of [stdout, stderr]) {
    if (stream.isTTY && stream.columns === 0) stream.columns = defaultColumns
  }
  return stderr
}

const defaultColumns = 80

const prompts: Prompts = {
  async confirm(message) {
    const { confirm, isCancel } = await import('@clack/prompts')
    const reply = await confirm({ message, initialValue: false, output: promptOutput() })
    return isCancel(reply) ? undefined : reply
  },
  async password(message) {
    const { password, isCancel } = await import('@clack/prompts')
    const reply = await password({ message, mask: '', output: promptOutput() })
    return isCancel(reply) ? undefined : reply
  },
}
