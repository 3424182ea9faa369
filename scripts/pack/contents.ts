import { entries, internals } from '../build/entries.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

const always = ['LICENSE', 'README.md', 'package.json', 'dist/THIRD-PARTY-NOTICES.txt']
const allowed =
  /^(LICENSE|README\.md|package\.json|dist\/(THIRD-PARTY-NOTICES\.txt|.+\.js(\.map)?|.+\.d\.ts))$/

/** Is everything in the tarball that must be, and nothing else? */
export function contentProblems(tarball: Tarball): string[] {
  const start = inside(tarball, '')
  const files = tarball.contents.listFiles().map((file) => file.slice(start.length))
  const built = Object.keys(entries(tarball.package.manifest)).flatMap((name) => [
    `dist/${name}.js`,
    `dist/${name}.d.ts`,
  ])
  const loaded = Object.keys(internals(tarball.package.manifest)).map((name) => `dist/${name}.js`)
  const missing = [...always, ...built, ...loaded].filter((file) => !files.includes(file))
  const extra = files.filter((file) => !allowed.test(file))
  return [
    ...missing.map((file) => `${file} is missing from the tarball.`),
    ...extra.map((file) => `${file} does not belong in the tarball.`),
  ]
}
