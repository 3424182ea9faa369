import { join } from 'node:path'
import ts from 'typescript'
import { sourceCondition } from '../build/entries.ts'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  customConditions: [sourceCondition],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

/** The options of a project in a folder. */
export const compilerOptions = (folder: string): ts.CompilerOptions => ({
  ...options,
  typeRoots: [join(folder, 'node_modules', '@types')],
})

/** Compiles the files of a project in a folder. */
export const compile = (folder: string, files: readonly string[]): ts.Program =>
  ts.createProgram([...files], compilerOptions(folder))

/** Returns the compiler's errors in a file, formatted as users see them. */
export function diagnosticsFor(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file)
  if (!source) throw new Error(`${file} is not part of the program.`)
  return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => {
    const { line } = source.getLineAndCharacterOfPosition(start)
    return `${file}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}
