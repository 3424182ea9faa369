import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, node24, readJson, root } from './paths.mjs'
import { run } from './run.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

const stamp = join(cacheFolder, 'install')

/** The pinned pnpm, as it stands in package.json and nowhere else: `pnpm@1.2.3`. */
export const pnpm = String(readJson(join(root, 'package.json')).packageManager)

/** @returns {readonly [string, ...string[]]} */
export const pnpmCommand = (/** @type {string[]} */ ...args) => ['npx', '--yes', pnpm, ...args]

/**
 * Brings node_modules in step with the lockfile. Does nothing if no manifest changed since the
 * last time.
 *
 * @returns {Promise<{ ok: boolean, note: string, output: string, milliseconds: number }>}
 */
export async function install() {
  const wanted = fingerprint()
  if (isComplete() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return { ok: true, note: 'nothing new', output: '', milliseconds: 0 }
  }
  // CI=true: pnpm must not stop to ask a question that nobody can answer.
  const { code, output, milliseconds } = await run(pnpmCommand('install', '--frozen-lockfile'), {
    cwd: root,
    env: { ...process.env, CI: 'true' },
    shell: process.platform === 'win32',
  })
  const ok = code === 0 && isComplete()
  if (ok) {
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(stamp, wanted)
  }
  return { ok, note: pnpm, output, milliseconds }
}

export const installAdvice = `The packages could not be installed.
- No network, or a registry that does not answer: npm must be able to download packages once;
  \`npm ping\` tells whether it can. After that, runs work offline.
- "frozen-lockfile" in the text above: a package.json was changed without the lockfile.
  Run \`npx ${pnpm} install\` and commit pnpm-lock.yaml.
- Anything else: delete the folder node_modules and try again.`

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
  const ours = ['', ...workspaceFolders()].map((folder) => join(folder, 'package.json'))
  return [...ours, 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
}
