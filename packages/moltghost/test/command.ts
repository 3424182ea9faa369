import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import { bundleProgram } from '../../../scripts/build/bundle-program.ts'

/** The command from source, without a build. */
const cli = await bundleProgram(fileURLToPath(new URL('../src/cli.node.ts', import.meta.url)))
const command = [process.execPath, cli]

/** Starting a process takes time. */
export const waitOptions = { timeout: 10_000, interval: 10 }

type Environment = Readonly<Record<string, string | undefined>>

/** Exit code and output of the command. */
export interface ProcessResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command in its own process. */
export interface Running {
  /** Writes to stdin or types at the terminal. Resolves when everything was written. */
  writeStdin(text: string): Promise<void>
  /** Closes stdin. */
  endInput(): void
  /** Closes the output pipe. */
  stopReading(): void
  kill(signal: NodeJS.Signals): void
  /** Waits until the command has printed a text after the previously awaited one. */
  waitForOutput(text: string): Promise<void>
  ended: Promise<ProcessResult>
}

/** Starts the command with pipes, as in a script. */
export const start = (words: readonly string[], env: Environment = {}): Running =>
  running([...command, ...words], env)

/** Starts the command in a terminal. All of its output counts as stdout. */
export const startAtTerminal = (words: readonly string[], env: Environment = {}): Running => {
  const line = [...command, ...words].map((word) => `'${word}'`).join(' ')
  const terminal =
    process.platform === 'darwin'
      ? ['script', '-q', '/dev/null', 'sh', '-c', line]
      : ['script', '-qfec', line, '/dev/null']
  return running(terminal, { TERM: 'xterm-256color', ...env })
}

/** Runs the command to its end. */
export const run = (
  words: readonly string[],
  env: Environment = {},
  stdin = '',
): Promise<ProcessResult> => {
  const started = start(words, env)
  started.writeStdin(stdin)
  started.endInput()
  return started.ended
}

/** Runs a shell script in which `"$0" "$@"` is the command. */
export const runShell = (script: string, env: Environment = {}): Promise<ProcessResult> =>
  running(['sh', '-c', script, ...command], env).ended

const running = ([file = '', ...words]: readonly string[], env: Environment): Running => {
  const { PATH, SystemRoot, HOME, NODE_COMPILE_CACHE } = process.env
  const child = spawn(file, words, {
    env: { PATH, SystemRoot, HOME, NODE_COMPILE_CACHE, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stdin, stdout, stderr } = child
  // The process may exit before it has read its input.
  stdin.on('error', () => undefined)
  let [said, noted, seen] = ['', '', 0]
  stdout.setEncoding('utf8').on('data', (text) => (said += text))
  stderr.setEncoding('utf8').on('data', (text) => (noted += text))
  return {
    writeStdin: (text) => new Promise((resolve) => stdin.write(text, () => resolve())),
    endInput: () => void stdin.end(),
    stopReading: () => void stdout.destroy(),
    kill: (signal) => void child.kill(signal),
    waitForOutput: (text) =>
      vi.waitFor(() => {
        const at = said.indexOf(text, seen)
        if (at < 0) throw new Error(`Not printed: ${text}\nPrinted: ${said}\n${noted}`)
        seen = at + text.length
      }, waitOptions),
    ended: once(child, 'close').then(([code]) => ({ code, stdout: said, stderr: noted })),
  }
}
