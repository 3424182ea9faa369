import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from '../lib/packages.ts'
import { relativeToRoot } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'

/** Fields of the root package.json that are the same in every published package. */
interface ProjectManifest {
  author?: string
  /** Address of the repository, such as `https://github.com/owner/name`. Empty until it is known. */
  repository?: string
  /** Address of the documentation site. Empty until it is known. */
  homepage?: string
}

export const projectManifest: ProjectManifest = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

/** Returns `author`, and the fields that name the repository if its address is known. */
export function projectFields(
  { folder }: Package,
  { author, repository }: ProjectManifest = projectManifest,
): Record<string, unknown> {
  if (!repository) return { author }
  const url = repository.replace(/(\.git)?\/?$/, '')
  const directory = relativeToRoot(folder)
  return {
    author,
    repository: { type: 'git', url: `git+${url}.git`, directory },
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: { url: `${url}/issues` },
  }
}
