import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../scripts/lib/paths.mjs'

/** Where VitePress writes the site. */
export const siteFolder = join(root, 'docs', '.vitepress', 'dist')

/** A built page. */
export interface BuiltPage {
  /** Its path on the site: `/guides/errors`, `/reference/`. */
  readonly path: string
  readonly html: string
}

/** All pages of the built site. */
export const builtPages = (): BuiltPage[] =>
  readdirSync(siteFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: pathOf(file),
      html: readFileSync(join(siteFolder, file), 'utf8'),
    }))

const pathOf = (file: string): string =>
  `/${relative('.', file).replaceAll('\\', '/')}`.replace(/(index)?\.html$/, '')

/** Whether the site has a file at a path that is not a page, such as a document to download. */
export const hasFile = (path: string): boolean => {
  const stats = statSync(join(siteFolder, path), { throwIfNoEntry: false })
  return stats?.isFile() === true
}
