import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from '../lib/paths.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { workspaceFolders } from '../lib/workspace-folders.mjs'
import { inputFiles } from './projects.ts'

/** Copies the inputs of the type check into a temporary folder; dependencies are linked. */
export function scratchCopy(): string {
  const copy = realpathSync(temporaryFolder('types'))
  for (const file of [...inputFiles(), 'pnpm-workspace.yaml']) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    copyFileSync(join(root, file), join(copy, file))
  }
  for (const folder of ['', ...workspaceFolders()]) linkDependencies(copy, folder)
  symlinkSync(join(root, 'node_modules', '.pnpm'), join(copy, 'node_modules', '.pnpm'), 'junction')
  copyCache(copy)
  return copy
}

function linkDependencies(copy: string, folder: string): void {
  const modules = join(folder, 'node_modules')
  const entries = visible(join(root, modules))
  const names = entries.flatMap((name) =>
    name.startsWith('@')
      ? visible(join(root, modules, name)).map((scoped) => join(name, scoped))
      : name,
  )
  for (const name of names) {
    const target = realpathSync(join(root, modules, name))
    // Packages of the workspace must resolve to the copy.
    const isOurs = !target.includes(`${sep}node_modules${sep}`)
    const link = join(copy, modules, name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(isOurs ? join(copy, relative(root, target)) : target, link, 'junction')
  }
}

const visible = (folder: string): string[] =>
  readdirSync(folder).filter((name) => !name.startsWith('.'))

/**
 * Copies the incremental state of the last type check, so that not everything is checked again. Its paths
 * are relative, so the paths of dependencies are rewritten.
 */
function copyCache(copy: string): void {
  const from = join(root, 'node_modules', '.cache', 'types')
  if (!existsSync(from)) return
  const to = join(copy, relative(root, from))
  const dependencies = relative(to, realpathSync(join(root, 'node_modules', '.pnpm')))
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const text = readFileSync(join(from, name), 'utf8')
    writeFileSync(join(to, name), text.replaceAll('"../../.pnpm/', `"${dependencies}/`))
  }
}
