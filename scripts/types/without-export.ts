import ts from 'typescript'

interface Edit {
  start: number
  end: number
  replacement: string
}

/** Returns the text of a module without one export; undefined if it has no such export. */
export function withoutExport(text: string, name: string): string | undefined {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ESNext)
  const edits = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement)
      ? renamedSpecifiers(statement, name, file)
      : removedKeyword(statement, name, file),
  )
  if (edits.length === 0) return undefined
  return edits.reduceRight(
    (changed, { start, end, replacement }) =>
      changed.slice(0, start) + replacement + changed.slice(end),
    text,
  )
}

/** `export { a }` becomes `export { a as aGone }`. */
function renamedSpecifiers(
  { exportClause }: ts.ExportDeclaration,
  name: string,
  file: ts.SourceFile,
): Edit[] {
  if (!exportClause || !ts.isNamedExports(exportClause)) return []
  return exportClause.elements
    .filter((element) => element.name.text === name)
    .map((element) => ({
      start: element.name.getStart(file),
      end: element.name.end,
      replacement: element.propertyName ? `${name}Gone` : `${name} as ${name}Gone`,
    }))
}

/** `export const a` becomes `const a`. */
function removedKeyword(statement: ts.Statement, name: string, file: ts.SourceFile): Edit[] {
  if (!declaredNames(statement).includes(name) || !ts.canHaveModifiers(statement)) return []
  return (ts.getModifiers(statement) ?? [])
    .filter(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    .map((keyword) => ({ start: keyword.getStart(file), end: keyword.end, replacement: '' }))
}

function declaredNames(statement: ts.Statement): (string | undefined)[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) =>
      ts.isIdentifier(name) ? name.text : undefined,
    )
  }
  return ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
    ? [statement.name?.text]
    : []
}
