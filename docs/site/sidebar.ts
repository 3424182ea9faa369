import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clients } from '../../scripts/lib/packages.ts'
import { root } from '../../scripts/lib/paths.mjs'
import { publicEntries, resourcePage } from './public-entries.ts'

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  text: string
  link?: string
  items?: SidebarItem[]
  collapsed?: boolean
}

const docs = join(root, 'docs')

/**
 * The pages of a folder and of its subfolders, by the `order` of their front matter, then by title.
 * `index.md` is left out: it is the page of the folder itself.
 */
export function pagesIn(folder: string): SidebarItem[] {
  if (!existsSync(join(docs, folder))) return []
  const items = readdirSync(join(docs, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return [{ order: 1000, ...folderItem(path) }]
    if (!entry.name.endsWith('.md') || entry.name === 'index.md') return []
    const { title, order } = readPage(path)
    return [{ order, text: title, link: `/${path.replace(/\.md$/, '')}` }]
  })
  return items
    .sort((a, b) => a.order - b.order || a.text.localeCompare(b.text))
    .map(({ order: _, ...item }) => item)
}

const folderItem = (folder: string): SidebarItem => {
  const index = `${folder}/index.md`
  const hasIndex = existsSync(join(docs, index))
  return {
    text: hasIndex ? readPage(index).title : (folder.split('/').at(-1) ?? folder),
    ...(hasIndex ? { link: `/${folder}/` } : {}),
    items: pagesIn(folder),
    collapsed: true,
  }
}

/** The title and order of a page: from its front matter, or its first heading. */
const readPage = (path: string): { title: string; order: number } => {
  const text = readFileSync(join(docs, path), 'utf8')
  const [, front = ''] = /^---\n([\s\S]*?)\n---/.exec(text) ?? []
  const value = (name: string) =>
    new RegExp(`^${name}: *(.*)$`, 'm').exec(front)?.[1]?.replace(/^(['"])(.*)\1$/, '$2')
  const title = value('title') ?? /^# (.*)$/m.exec(text)?.[1] ?? path
  return { title, order: Number(value('order') ?? 100) }
}

/** The pages of the API reference: one for each module, and one for the resources of each client. */
export const apiPages = (): SidebarItem[] =>
  [
    ...publicEntries().map(({ name }) => ({ text: name, link: `/reference/api/${name}` })),
    ...clients.map(({ name }) => ({
      text: `${name}: methods`,
      link: `/reference/api/${resourcePage(name)}`,
    })),
  ].sort((a, b) => a.text.localeCompare(b.text))
