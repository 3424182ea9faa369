import { execFile } from 'node:child_process'
import { join } from 'node:path'

export interface RunResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Code to run before the example. */
  readonly preload?: string
  /** Sends SIGINT when this text is output. */
  readonly interruptAt?: string
}

/** A preload that makes the example print as in a terminal, with colors. */
export const fakeTerminal = 'process.stdout.isTTY = true'

/** Runs an example in its own process, on the source of the packages, so no build is needed. */
export const runExample = (name: string, options: RunOptions = {}): Promise<RunResult> => {
  const { args = [], env = {}, preload, interruptAt } = options
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env
  return new Promise((resolve, reject) => {
    let output = ''
    const child = execFile(
      process.execPath,
      [
        '--conditions=@molt-sdk/source',
        ...(preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : []),
        join(import.meta.dirname, '..', name),
        ...args,
      ],
      { env: { PATH, SystemRoot, NODE_COMPILE_CACHE, ...env }, timeout: 100_000 },
      (error, stdout, stderr) => {
        if (interruptAt === undefined || output.includes(interruptAt))
          return resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
        // The time limit ends the program as an interrupt does, so its exit code does not show this.
        reject(new Error(`${name} never printed "${interruptAt}". It printed:\n${stdout}${stderr}`))
      },
    )
    if (interruptAt === undefined) return
    const read = (text: string): void => {
      output += text
      if (!output.includes(interruptAt)) return
      // Once: a second SIGINT may end the program immediately.
      child.stdout?.off('data', read)
      child.kill('SIGINT')
    }
    child.stdout?.on('data', read)
  })
}
