import { join } from 'node:path'
import { sourceCondition } from '../build/entries.ts'
import { CheckFailure } from '../lib/checks.ts'
import { node24, root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'

/** Returns what users can type after the name of each command, by package. */
export async function commandSurfaces(): Promise<Readonly<Record<string, readonly string[]>>> {
  const script = join(root, 'scripts', 'api', 'print-commands.ts')
  const command = [node24, `--conditions=${sourceCondition}`, script] as const
  const { code, output } = await run(command, { cwd: root, env: process.env })
  if (code !== 0) throw new CheckFailure(output)
  return JSON.parse(output)
}
