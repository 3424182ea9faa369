import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** An example that runs until it is stopped. */
export interface Program {
  /** The first line that it printed. */
  readonly says: string
  stop(): Promise<void>
}

/** Starts an example in a process of its own, on the source of the packages. */
export const startProgram = async (
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<Program> => {
  const { PATH, SystemRoot } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=@molt-sdk/source', join(import.meta.dirname, '..', name)],
    { env: { PATH, SystemRoot, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const closed = once(child, 'close')
  const line = once(createInterface(child.stdout), 'line')
  const [says] = await Promise.race([line, closed.then(() => [`${name} ended at once.`])])
  const stop = async (): Promise<void> => {
    child.kill()
    await closed
  }
  return { says: String(says), stop }
}
