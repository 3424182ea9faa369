import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.node.ts', import.meta.url))

/** The words that start the command, on the source of the packages: no build comes first. */
const command = [process.execPath, '--conditions=@molt-sdk/source', cli]

/** A process takes its time to start. */
export const waitOptions = { timeout: 10_000, interval: 10 }

type Environment = Readonly<Record<string, string | undefined>>

/** How the command ended, and what it printed. */
export interface ProcessResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command in a process of its own. */
export interface Running {
  /** Types, or pipes in. Resolves when all of it is on its way. */
  writeStdin(text: string): Promise<void>
  /** Nothing more is piped in. */
  endInput(): void
  /** Reads no more of what it prints. */
  stopReading(): void
  kill(signal: NodeJS.Signals): void
  /** Waits until it has printed a text, wherever, after the one that was waited for before. */
  waitForOutput(text: string): Promise<void>
  ended: Promise<ProcessResult>
}

/** Starts the command as a script would, with pipes. */
export const start = (words: readonly string[], env: Environment = {}): Running =>
  running([...command, ...words], env)

/** Starts the command as a person would, at a terminal. All that is on it counts as stdout. */
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

const running = ([file = '', ...words]: readonly string[], env: Environment): Running => {
  const { PATH, SystemRoot, HOME } = process.env
  const child = spawn(file, words, { env: { PATH, SystemRoot, HOME, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stdin, stdout, stderr } = child
  // It may be over before it has read what it is given.
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
