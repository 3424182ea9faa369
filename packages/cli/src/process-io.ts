import { text } from 'node:stream/consumers'
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
    readStdin: () => text(process.stdin),
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
    return stream.columns || 80
  },
  // Respects NO_COLOR and FORCE_COLOR.
  hasColors: stream.isTTY === true && stream.hasColors(),
})

const prompts: Prompts = {
  async confirm(message) {
    const { confirm, isCancel } = await import('@clack/prompts')
    const reply = await confirm({ message, initialValue: false, output: process.stderr })
    return isCancel(reply) ? undefined : reply
  },
  async password(message) {
    const { password, isCancel } = await import('@clack/prompts')
    const reply = await password({ message, mask: '', output: process.stderr })
    return isCancel(reply) ? undefined : reply
  },
}
