import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/**
 * The folders of the workspace's packages, relative to the root, as pnpm-workspace.yaml lists them.
 * Of YAML only that list is understood here, because this runs before anything is installed.
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
