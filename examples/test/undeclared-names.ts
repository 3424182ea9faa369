import ts from 'typescript'

/** Globals of Node and JavaScript that the quick start uses. */
const globals = ['Error', 'Math', 'Promise', 'String', 'console', 'process', 'undefined']

/** The codes of the errors "Cannot find name", also with a suggestion or for a shorthand property. */
const cannotFind = [2304, 2552, 2580, 2583, 2584, 18004]

/** Returns the names that a program uses and neither declares nor imports. */
export function undeclaredNames(code: string): string[] {
  const file = ts.createSourceFile('program.ts', `${code}\nexport {}`, ts.ScriptTarget.ES2022, true)
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
  }
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 }
  const program = ts.createProgram([file.fileName], options, host)
  return program
    .getSemanticDiagnostics(file)
    .filter(({ code: error }) => cannotFind.includes(error))
    .map(({ start = 0, length = 0 }) => file.text.slice(start, start + length))
    .filter((name) => !globals.includes(name))
}
