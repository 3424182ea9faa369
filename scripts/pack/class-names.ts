import ts from 'typescript'
import type { Tarball } from './tarballs.ts'
import { pathInTarball } from './tarballs.ts'

/**
 * Reports classes whose `name` is not one of the source, such as `Wallet2` where a bundler renamed one of
 * two, and types that were renamed for the same reason, such as `Wallet$1`.
 */
export function classNameProblems(tarball: Tarball): string[] {
  const { contents } = tarball
  const start = pathInTarball(tarball, '')
  return contents.listFiles().flatMap((path) => {
    const file = path.slice(start.length)
    if (/\.d\.c?ts$/.test(file)) return renamedTypes(contents.readFile(path)).map(problemIn(file))
    if (!/\.c?js$/.test(file)) return []
    // Both formats have the same lines, and one source map.
    const map = contents.tryReadFile(path.replace(/\.c?js$/, '.js.map'))
    const sources: readonly string[] = map ? JSON.parse(map).sourcesContent : []
    const known = new Set(sources.flatMap(classNames))
    const classes = classNames(contents.readFile(path))
    return classes.filter((built) => !known.has(built)).map(problemIn(file))
  })
}

const problemIn = (file: string) => (name: string) =>
  `${file} has ${name}, which no source is called. Give the source a name that is used only once.`

/** Returns the `name` of each class in a module, except for those without any. */
export function classNames(code: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) names.push(nameOf(node))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest, true))
  return names.filter(Boolean)
}

function nameOf(node: ts.ClassLikeDeclaration): string {
  const named = node.name ? node : node.parent
  const name = ts.isVariableDeclaration(named) || ts.isClassLike(named) ? named.name : undefined
  return name && ts.isIdentifier(name) ? name.text : ''
}

/** Returns the names that the bundler of types changed. */
const renamedTypes = (text: string): string[] => [...new Set(text.match(/\b[A-Za-z]\w*\$\d+\b/g))]
