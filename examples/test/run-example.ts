import { execFile } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A module to load first. */
  readonly preload?: string
  /** What is printed when it is time for Ctrl-C. */
  readonly interruptAt?: string
}

/** Runs an example in a process of its own, on the source of the packages: no build comes first. */
export const runExample = (name: string, options: RunOptions = {}): Promise<Ran> => {
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
      { env: { PATH, SystemRoot, ...env }, timeout: 15_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr })
      },
    )
    if (interruptAt === undefined) return
    let printed = ''
    const read = (text: string): void => {
      printed += text
      if (!printed.includes(interruptAt)) return
      // Once: a program that is told twice may end at once.
      child.stdout?.off('data', read)
      child.kill('SIGINT')
    }
    child.stdout?.on('data', read)
  })
}
