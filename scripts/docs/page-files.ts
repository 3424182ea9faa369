import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pages, readPage, snippetsOf } from './snippets.ts'

/** A file of a user's project that a page shows whole, in a fence that names it: `ts [app/page.ts]`. */
export interface PageFile {
  page: string
  /** Path in the user's project. */
  path: string
  /** Number of its first line on the page. */
  line: number
  /** Its text. Lines keep their numbers of the page, so compiler errors point there. */
  source: string
}

/** The files that a page shows. A page shows each once, so together they are one project. */
export function pageFilesOf(page: string, text: string = readPage(page)): PageFile[] {
  const files = new Map<string, PageFile>()
  for (const { title, line, code } of snippetsOf(text)) {
    if (title === undefined) continue
    if (files.has(title)) throw new Error(`${page}:${line} shows ${title} for the second time.`)
    const source = `${'\n'.repeat(line - 1)}${code.join('\n')}\n`
    files.set(title, { page, path: title, line, source })
  }
  return [...files.values()]
}

/** Writes the files of a page into a project. */
export function writePageFiles(folder: string, files: readonly PageFile[]): void {
  for (const { path, source } of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    // A line number is of no use in a file with a fixed first line: a Dockerfile, JSON.
    writeFileSync(file, /\.m?tsx?$/.test(path) ? source : source.trimStart())
  }
}

/** Writes the TypeScript files of the pages into a folder per page. Returns them with their paths. */
export function writeTypedFiles(folder: string): (PageFile & { file: string })[] {
  return pages.flatMap((page) => {
    const files = pageFilesOf(page).filter(({ path }) => /\.m?tsx?$/.test(path))
    const project = join(folder, page.replaceAll('/', '+'))
    writePageFiles(project, files)
    return files.map((each) => ({ ...each, file: join(project, each.path) }))
  })
}
