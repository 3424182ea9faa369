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

/** Runs an example in its own process, on the source of the packages, so no build is needed. */
export const runExample = (name: string, options: RunOptions = {}): Promise<RunResult> => {
  const { args = [], env = {}, preload, interruptAt } = options
  const { PATH, SystemRoot } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [
        '--conditions=@molt-sdk/source',
        ...(preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : []),
        join(import.meta.dirname, '..', name),
        ...args,
      ],
      { env: { PATH, SystemRoot, ...env }, timeout: 100_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
      },
    )
    if (interruptAt === undefined) return
    let output = ''
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
