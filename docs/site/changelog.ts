import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages } from '../../scripts/lib/packages.ts'
import { root } from '../../scripts/lib/paths.mjs'
import { page } from './markdown.ts'

/** The page of all changes: those of the next release from the changesets, then the changelogs. */
export const changelog = (): string =>
  page(
    '---\ntitle: Changelog\noutline: 2\n---',
    '# Changelog',
    '[The support policy](/project/support) says what a version number promises.',
    '## Next release',
    ...pendingChanges(),
    ...publishedPackages.flatMap(({ name, folder }) => {
      const file = join(folder, 'CHANGELOG.md')
      if (!existsSync(file)) return []
      return [
        `## ${name}`,
        readFileSync(file, 'utf8')
          .replace(/^# .*\n/, '')
          .replaceAll(/^## /gm, '### '),
      ]
    }),
  )

const pendingChanges = (): string[] => {
  const folder = join(root, '.changeset')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => pendingChange(readFileSync(join(folder, file), 'utf8')))
}

/** The text of a changeset that users notice, below the packages that it changes. */
const pendingChange = (text: string): string[] => {
  const [, header = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? []
  const packages = [...header.matchAll(/'([^']+)': (?:major|minor|patch)/g)].map(([, name]) => name)
  if (packages.length === 0 || body.trim() === '') return []
  return [`**${packages.join(', ')}**`, body.trim()]
}
