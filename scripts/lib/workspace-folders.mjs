import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/**
 * Returns the folders of the workspace's packages, relative to the root, from pnpm-workspace.yaml. Parses
 * only that list of the file, because this runs before a YAML parser is installed.
 *
 * @returns {string[]}
 */
export function workspaceFolders() {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const [, list = ''] = /^packages:\n((?: +- .+\n)+)/m.exec(text) ?? []
  const patterns = list.split('\n').flatMap((line) => line.trim().replace(/^- /, '') || [])
  return patterns
    .flatMap((pattern) => (pattern.endsWith('/*') ? foldersIn(pattern.slice(0, -2)) : [pattern]))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
}

/** @param {string} folder */
const foldersIn = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name))
