import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A running example. */
export interface ExampleProcess {
  /** The first line of its output. */
  readonly firstLine: string
  stop(): Promise<void>
}

/** Starts an example in its own process, on the source of the packages. */
export const startProgram = async (
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<ExampleProcess> => {
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=@molt-sdk/source', join(import.meta.dirname, '..', name)],
    { env: { PATH, SystemRoot, NODE_COMPILE_CACHE, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const closed = once(child, 'close')
  const line = once(createInterface(child.stdout), 'line')
  const [firstLine] = await Promise.race([
    line,
    closed.then(() => [`${name} exited without output.`]),
  ])
  const stop = async (): Promise<void> => {
    child.kill()
    await closed
  }
  return { firstLine: String(firstLine), stop }
}
