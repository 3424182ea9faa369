import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, node24, readJson, root } from './paths.mjs'
import { run } from './run.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

const stamp = join(cacheFolder, 'install')

/** The pinned pnpm, read from package.json: `pnpm@1.2.3`. */
export const pnpm = String(readJson(join(root, 'package.json')).packageManager)

/** @returns {readonly [string, ...string[]]} */
export const pnpmCommand = (/** @type {string[]} */ ...args) => ['npx', '--yes', pnpm, ...args]

/**
 * Installs the packages of the lockfile. Does nothing if no manifest changed since the last install.
 *
 * @returns {Promise<{ ok: boolean, note: string, output: string, milliseconds: number }>}
 */
export async function install() {
  const inputs = fingerprint()
  if (isComplete() && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
    return { ok: true, note: 'up to date', output: '', milliseconds: 0 }
  }
  // CI=true: pnpm must not prompt.
  const { code, output, milliseconds } = await run(pnpmCommand('install', '--frozen-lockfile'), {
    cwd: root,
    env: { ...process.env, CI: 'true' },
  })
  const ok = code === 0 && isComplete()
  if (ok) {
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(stamp, inputs)
  }
  return { ok, note: pnpm, output, milliseconds }
}

export const installAdvice = `Installing the packages failed.
- Check the network with \`npm ping\`: the first run downloads packages, later runs work offline.
- If the output above contains "frozen-lockfile", a package.json changed without the lockfile:
  run \`npx ${pnpm} install\` and commit pnpm-lock.yaml.
- Otherwise delete the folder node_modules and retry.`

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function isComplete() {
  const linked = workspaceFolders().map((folder) => join(root, folder, 'node_modules'))
  return [node24, ...linked].every((path) => existsSync(path))
}

function manifests() {
  const packageFiles = ['', ...workspaceFolders()].map((folder) => join(folder, 'package.json'))
  return [...packageFiles, 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
}
