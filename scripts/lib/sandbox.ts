import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CheckFailure } from './checks.ts'
import { node24, root } from './paths.mjs'
import { spawnable } from './run.mjs'

export interface PlatformInfo {
  baseUrl: string
  apiKey: string
}

export interface SandboxProcess {
  platform(platform: string): PlatformInfo
  stop(): Promise<void>
}

/** The built command of the sandbox. */
export const builtCommand = [
  node24,
  join(root, 'packages', 'sandbox', 'dist', 'cli.node.js'),
] as const

/** Starts the sandbox command on a free port, as `npx molt-sandbox` does. */
export async function startSandbox(
  command: readonly [string, ...string[]] = builtCommand,
): Promise<SandboxProcess> {
  const { file, args, shell } = spawnable([...command, '--port', '0', '--json'])
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'], shell })
  const ended = once(child, 'close')
  // The reader stays attached: an unread request log would fill the pipe and block the sandbox.
  const firstLine = once(createInterface(child.stdout), 'line')
  const [line] = await Promise.race([firstLine, ended.then(() => [undefined])])
  if (line === undefined) throw new Error('The sandbox exited before it printed its URLs.')
  const platforms: Record<string, PlatformInfo> = JSON.parse(line)
  return {
    platform(platform) {
      const info = platforms[platform]
      if (info === undefined) throw new CheckFailure(`The sandbox has no platform "${platform}".`)
      return info
    },
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}
