import { relative, sep } from 'node:path'
import ts from 'typescript'

/** One module that users import, and its declaration file. */
export interface DeclaredEntry {
  name: string
  /** Absolute path of its `.d.ts` file. */
  file: string
}

/** Reads declaration files, once for all packages. */
export const readDeclarations = (files: readonly string[]): ts.Program =>
  ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    skipLibCheck: true,
    types: ['node'],
  })

/**
 * Returns the public surface of a package as text: the names that each entry exports, then each
 * declaration once, with those that exported ones refer to. Comments are left out, so the text changes
 * only when the surface does.
 *
 * @param program has the files of the entries, see {@link readDeclarations}
 * @param folder absolute path of the declarations; names declared elsewhere are listed without their text
 */
export function apiReport(
  program: ts.Program,
  entries: readonly DeclaredEntry[],
  folder: string,
): string {
  const checker = program.getTypeChecker()
  const printer = ts.createPrinter({ removeComments: true })
  const isOwn = ({ fileName }: ts.SourceFile) =>
    !relative(folder, fileName).startsWith(`..${sep}`) && relative(folder, fileName) !== '..'
  const texts = new Map<ts.Symbol, string>()

  const resolve = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

  /** Adds the text of a symbol and of all that it refers to. */
  const add = (symbol: ts.Symbol): void => {
    const declarations = (symbol.declarations ?? []).filter(
      (declaration) => isTopLevel(declaration) && isOwn(declaration.getSourceFile()),
    )
    if (texts.has(symbol) || declarations.length === 0) return
    texts.set(symbol, '')
    const statements = declarations.map(statementOf)
    const text = statements.map((statement) =>
      printer
        .printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile())
        .replace(/^export (default )?/, '')
        .replace(/^declare /, '')
        .replaceAll(/^ *#private;\n/gm, '')
        // The bundler of declarations numbers equal names of different files.
        .replaceAll(/\b([A-Za-z_]\w*)\$\d+\b/g, '$1'),
    )
    texts.set(symbol, text.join('\n'))
    for (const statement of statements) visit(statement)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node)
      const target = symbol && resolve(symbol)
      const [declaration] = target?.declarations ?? []
      if (target && declaration && isTopLevel(declaration)) add(target)
    }
    ts.forEachChild(node, visit)
  }

  const lists = entries.map(({ name, file }) => {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`${file} exports nothing. Run \`pnpm build\`.`)
    const lines = checker.getExportsOfModule(module).map((exported) => {
      const symbol = resolve(exported)
      add(symbol)
      const own = symbol.declarations?.some((one) => isOwn(one.getSourceFile()))
      return `  ${exported.name}${own ? '' : ' (declared elsewhere)'}`
    })
    return [`entry ${name}`, ...lines.sort()].join('\n')
  })
  return `${[...lists, ...[...texts.values()].sort()].join('\n\n')}\n`
}

/** The statement of a declaration: a variable is declared inside of one. */
const statementOf = (declaration: ts.Declaration): ts.Node =>
  ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration

/** Whether a declaration is a statement of its file, and not a parameter, a member or a whole file. */
const isTopLevel = (declaration: ts.Declaration): boolean =>
  !ts.isSourceFile(declaration) && ts.isSourceFile(statementOf(declaration).parent)
