import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Problem } from './checks.ts'
import { node24, root } from './paths.mjs'

export interface Target {
  baseUrl: string
  apiKey: string
}

export interface RunningSandbox {
  target(platform: string): Target
  stop(): Promise<void>
}

const built = [node24, join(root, 'packages', 'sandbox', 'dist', 'cli.node.js')] as const

/** Starts the sandbox's command on a free port, as `npx molt-sandbox` would. */
export async function startSandbox([file, ...args]: readonly [
  string,
  ...string[],
] = built): Promise<RunningSandbox> {
  const child = spawn(file, [...args, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  const ended = once(child, 'close')
  // The reader stays: an unread request log would fill the pipe and stall the sandbox.
  const firstLine = once(createInterface(child.stdout), 'line')
  const [line] = await Promise.race([firstLine, ended.then(() => [undefined])])
  if (line === undefined) throw new Error('The sandbox ended before it printed where it listens.')
  const targets: Record<string, Target> = JSON.parse(line)
  return {
    target(platform) {
      const found = targets[platform]
      if (found === undefined) throw new Problem(`The sandbox has no platform "${platform}".`)
      return found
    },
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}
