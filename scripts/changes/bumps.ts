import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

const sizes = ['none', 'patch', 'minor', 'major'] as const

/** How big a release is. */
export type Bump = (typeof sizes)[number]

/** Returns the biggest bump of each package that a changeset names. */
export function changesetBumps(texts: readonly string[] = changesetTexts()): Map<string, Bump> {
  const bumps = new Map<string, Bump>()
  for (const text of texts) {
    const [, header = ''] = /^---\n([\s\S]*?)\n---/.exec(text) ?? []
    for (const [, name = '', size = ''] of header.matchAll(/^['"]?([^'":]+)['"]?: (\w+)$/gm)) {
      const current = sizes.indexOf(bumps.get(name) ?? 'none')
      const bump = sizes[Math.max(current, sizes.indexOf(size as Bump))]
      if (bump) bumps.set(name, bump)
    }
  }
  return bumps
}

function changesetTexts(): string[] {
  const folder = join(root, '.changeset')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}
