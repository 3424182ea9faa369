import ts from 'typescript'

/** Returns the names of exports and their members without a doc comment. */
export function undocumented(program: ts.Program, entry: string): string[] {
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(entry)
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) throw new Error(`${entry} has no exports.`)

  const isUndocumented = (symbol: ts.Symbol) =>
    ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() === ''

  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol =
      exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    const undocumentedMembers = membersOf(symbol, checker).filter(isUndocumented)
    return [
      ...(isUndocumented(symbol) ? [symbol.name] : []),
      ...undocumentedMembers.map((member) => `${symbol.name}.${member.name}`),
    ]
  })
}

/** Returns the members of an interface or class that are declared in this repository. */
function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol[] {
  if (!(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) return []
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter((member) => {
    const declaration = member.valueDeclaration ?? member.declarations?.[0]
    if (!declaration || member.name.startsWith('__')) return false
    return (
      !declaration.getSourceFile().fileName.includes('node_modules') &&
      !ts.isPrivateIdentifier(ts.getNameOfDeclaration(declaration) ?? declaration) &&
      !ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === 'internal')
    )
  })
}
