import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { bundleProgram } from '../../../scripts/build/bundle-program.ts'

const cli = await bundleProgram(fileURLToPath(new URL('../src/cli.node.ts', import.meta.url)))

/** A process whose output is being read. */
export interface Running {
  /** Everything that was printed so far. */
  output(): string
  /** Resolves when a text was printed. */
  waitFor(text: string): Promise<void>
  type(text: string): void
  interrupt(): void
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>
}

type Env = Readonly<Record<string, string>>

/** The command line that starts the command, for programs that start it themselves. */
export const command = [process.execPath, cli] as const

/** Runs a shell script in which `molt` is the command, with stdout and stderr in one pipe. */
export const runScript = (script: string, env: Env): Running =>
  running('sh', ['-c', `molt() { '${process.execPath}' '${cli}' "$@"; }\n${script}`], env)

/** Starts the command itself, so that it receives signals. */
export const start = (args: readonly string[], env: Env, cwd?: string): Running =>
  running(process.execPath, [cli, ...args], env, cwd)

/** Starts the command in a terminal. */
export const startAtTerminal = (args: readonly string[], env: Env, columns = 80): Running => {
  const line = `stty cols ${columns} rows 24; ${[process.execPath, cli, ...args].map((word) => `'${word}'`).join(' ')}`
  const script =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', 'sh', '-c', line]
      : ['-qfec', line, '/dev/null']
  return running('script', script, { TERM: 'xterm-256color', ...env })
}

const running = (file: string, args: readonly string[], env: Env, cwd?: string): Running => {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const child = spawn(file, args, { env: { PATH, HOME, NODE_COMPILE_CACHE, ...env }, cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.on('error', () => undefined)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  return {
    output: () => output,
    async waitFor(text) {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(`Ended without printing "${text}": ${output}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    type: (text) => void child.stdin.write(text),
    interrupt: () => void child.kill('SIGINT'),
    ended,
  }
}
