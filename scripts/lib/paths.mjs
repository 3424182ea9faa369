import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** State that the checks keep between runs; safe to delete at any time. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'molt')

const exe = process.platform === 'win32' ? '.exe' : ''

/** Node 24 from the npm package `node`, independent of the machine's Node. */
export const node24 = join(root, 'node_modules', 'node', 'bin', `node${exe}`)

/** @param {string} path @returns {any} */
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * The script file of a package's command. Run it with Node directly: the shell wrappers in `.bin` set
 * NODE_PATH, which makes undeclared packages resolvable.
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

/** The machine's own Node: the first in PATH outside of node_modules. */
export function hostNode() {
  const { npm_node_execpath: npmNode, PATH = '' } = process.env
  const candidates = [
    ...(npmNode ? [npmNode] : []),
    ...PATH.split(delimiter).map((folder) => join(folder, `node${exe}`)),
  ]
  const hostPath = candidates.find(
    (path) => existsSync(path) && !isInNodeModules(realpathSync(path)),
  )
  return hostPath ?? process.execPath
}

/** @param {string} path */
const isInNodeModules = (path) => path.includes(`${sep}node_modules${sep}`)
