import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CheckFailure } from '../lib/checks.ts'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

/** A user's project in a folder outside of the repository. */
export interface Project {
  folder: string
  /** Runs a command in the project and returns its output. Throws if the command fails. */
  run(command: readonly [string, ...string[]], env?: NodeJS.ProcessEnv): Promise<string>
}

export interface ProjectOptions {
  type: 'module' | 'commonjs'
  dependencies: Record<string, string>
  /** Folders of `scripts` whose files are copied into `src`. */
  sources?: readonly string[]
  /** Further fields of the package.json. */
  manifest?: object
  /** The install command, with npm by default. */
  install?: readonly [string, ...string[]]
  /** The environment of the install command. */
  env?: NodeJS.ProcessEnv
}

const npmInstall = [
  'npm',
  'install',
  '--prefer-offline',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
] as const

/** Creates a project as a user does: a package.json, then `npm install`. */
export async function project({
  type,
  dependencies,
  sources = ['install', 'probes'],
  manifest = {},
  install = npmInstall,
  env: installEnv = process.env,
}: ProjectOptions): Promise<Project> {
  const folder = temporaryFolder(type)
  const text = JSON.stringify({ private: true, type, dependencies, ...manifest })
  writeFileSync(join(folder, 'package.json'), text)
  mkdirSync(join(folder, 'src'))
  for (const source of sources) {
    cpSync(join(root, 'scripts', source), join(folder, 'src'), { recursive: true })
  }

  const result: Project = {
    folder,
    async run(command, env = process.env) {
      const { code, output } = await run(command, {
        cwd: folder,
        env,
      })
      if (code !== 0)
        throw new CheckFailure(`${command.join(' ')} exited with code ${code}.\n${output}`)
      return output
    },
  }
  await result.run(install, installEnv)
  return result
}
