import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CheckFailure } from '../lib/checks.ts'
import { pnpmCommand } from '../lib/install.mjs'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

/** A clone of the last commit, in which a release can be tried without leaving traces. */
export interface ScratchCopy {
  folder: string
  /** Runs a command in the copy and returns its output. Throws if it fails. */
  run(command: readonly [string, ...string[]], env?: NodeJS.ProcessEnv): Promise<string>
  /** Runs a step of the copy, such as `build`. */
  step(name: string, env?: NodeJS.ProcessEnv): Promise<string>
  /** Commits all changes of the copy. */
  commit(subject: string): Promise<void>
}

/** Stand for addresses that are not known yet. They never leave the copy. */
const exampleAddresses = {
  repository: 'https://example.com/owner/molt-sdks',
  homepage: 'https://example.com/molt-sdks/',
}

/** Clones the last commit into a temporary folder and installs its packages. */
export async function scratchCopy(): Promise<ScratchCopy> {
  const folder = join(temporaryFolder('release'), 'copy')
  const copy: ScratchCopy = {
    folder,
    async run(command, env = process.env) {
      const options = { cwd: folder, env }
      const { code, output } = await run(command, options)
      if (code !== 0) throw new CheckFailure(`${command.join(' ')} failed.\n${output}`)
      return output
    },
    step: (name, env) => copy.run(['node', join('scripts', 'step.mjs'), name], env),
    async commit(subject) {
      await copy.run(['git', 'add', '--all'])
      await copy.run(['git', ...author, 'commit', '--quiet', '--message', subject])
    },
  }
  const clone = ['git', 'clone', '--quiet', root, folder] as const
  const { code, output } = await run(clone, { cwd: root, env: process.env })
  if (code !== 0) throw new CheckFailure(`git clone failed.\n${output}`)

  const manifestFile = join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const unknown = Object.entries(exampleAddresses).filter(([field]) => !manifest[field])
  if (unknown.length) {
    Object.assign(manifest, Object.fromEntries(unknown))
    writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
    await copy.commit('Set the addresses of the project')
  }
  await copy.run(pnpmCommand('install', '--frozen-lockfile') as [string, ...string[]], {
    ...process.env,
    CI: 'true',
  })
  return copy
}

/** A machine that rehearses need not have a user for git. */
const author = ['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@example.com'] as const
