import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running agent. */
export interface AgentProcess {
  /** Waits until it has printed a text. */
  prints(text: string): Promise<void>
  /** Ends it, and returns what it has printed. */
  end(signal: 'SIGKILL' | 'SIGINT'): Promise<string>
}

/** Starts `agent-without-address.ts` in a process of its own, with the export conditions of this one. */
export const startAgent = (
  environment: Readonly<Record<string, string>>,
  conditions: readonly string[] = process.execArgv.filter((arg) => arg.startsWith('--conditions=')),
): AgentProcess => {
  const file = join(import.meta.dirname, '..', 'agent-without-address.ts')
  const { PATH, SystemRoot } = process.env
  const child = spawn(process.execPath, [...conditions, file], {
    env: { PATH, SystemRoot, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return {
    async prints(text) {
      while (!output.includes(text)) {
        const ended = await Promise.race([closed, once(child.stdout, 'data')])
        if (child.exitCode !== null) throw new Error(`The agent ended (${ended}): ${output}`)
      }
    },
    async end(signal) {
      child.kill(signal)
      await closed
      return output
    },
  }
}
