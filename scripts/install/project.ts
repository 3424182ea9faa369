import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../lib/checks.ts'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

/** A folder outside of the repository with a user's project in it. */
export interface Project {
  folder: string
  run(command: readonly [string, ...string[]]): Promise<string>
}

/** Makes a project as a user would: a package.json, then `npm install`. */
export async function project(
  type: 'module' | 'commonjs',
  dependencies: Record<string, string>,
): Promise<Project> {
  const folder = temporaryFolder(type)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type, dependencies }))
  mkdirSync(join(folder, 'src'))
  cpSync(join(root, 'scripts', 'install'), join(folder, 'src'), { recursive: true })
  cpSync(join(root, 'scripts', 'probes'), join(folder, 'src'), { recursive: true })

  const made: Project = {
    folder,
    async run(command) {
      const { code, output } = await run(command, {
        cwd: folder,
        env: process.env,
        shell: process.platform === 'win32',
      })
      if (code !== 0) throw new Problem(`${command.join(' ')} ended with ${code}.\n${output}`)
      return output
    },
  }
  await made.run([
    'npm',
    'install',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  return made
}
