import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What the checks remember between two runs; safe to delete at any time. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'molt')

const exe = process.platform === 'win32' ? '.exe' : ''

/** Node 24, from the npm package `node`, whatever Node the machine has. */
export const node24 = join(root, 'node_modules', 'node', 'bin', `node${exe}`)

/** @param {string} path @returns {any} */
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * The file behind a package's command. Started with Node directly, because the shell wrappers in
 * `.bin` set NODE_PATH, and with it packages that nobody declared can be found.
 *
 * @param {string} packageName
 * @param {string} [command]
 */
export function commandFile(packageName, command) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = readJson(join(folder, 'package.json'))
  const file = typeof bin === 'string' ? bin : bin[command ?? packageName]
  return join(folder, file)
}

/** The Node that the machine itself has: the first on the PATH that no package brought along. */
export function hostNode() {
  const { npm_node_execpath: startedNpm, PATH = '' } = process.env
  const candidates = [
    ...(startedNpm ? [startedNpm] : []),
    ...PATH.split(delimiter).map((folder) => join(folder, `node${exe}`)),
  ]
  const own = candidates.find((path) => existsSync(path) && !isInNodeModules(realpathSync(path)))
  return own ?? process.execPath
}

/** @param {string} path */
const isInNodeModules = (path) => path.includes(`${sep}node_modules${sep}`)
