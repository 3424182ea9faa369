import { createSystem, createVirtualTypeScriptEnvironment } from '@typescript/vfs'
import ts from 'typescript'
import type { Declarations, Description, Question, Results } from './language-messages.ts'

/** What the playground adds to the globals of a worker. */
const globals = `declare const process: {
  /** The keys of the sandbox, by the names of their environment variables. */
  readonly env: { readonly [name: string]: string }
  readonly stdout: { write(text: string): void }
}`

const program = '/program.ts'

/** Returns a function that replies to questions about a program. */
export function createLanguageService({
  files,
  paths,
  modules,
}: Declarations): (question: Question) => Results[keyof Results] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.webworker.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    paths: Object.fromEntries(Object.entries(paths).map(([name, targets]) => [name, [...targets]])),
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  }
  // Only what a program imports is parsed.
  const system = createSystem(
    new Map([...Object.entries(files), ['/globals.d.ts', globals], [program, ' ']]),
  )
  const environment = createVirtualTypeScriptEnvironment(
    system,
    ['/globals.d.ts', program],
    ts,
    options,
  )
  const { languageService } = environment

  const complete = (position: number): Results['complete'] => {
    const found = languageService.getCompletionsAtPosition(program, position, {
      includeCompletionsForModuleExports: false,
      includeCompletionsWithInsertText: false,
    })
    if (found === undefined) return undefined
    const isImport = /from\s+(['"])[^'"]*$/.exec(codeBefore(position))
    if (isImport) {
      const from = position - isImport[0].length + isImport[0].indexOf(isImport[1] ?? '') + 1
      return { from, items: modules.map((name) => ({ name, kind: 'module' })) }
    }
    const [first] = found.entries
    const span = first?.replacementSpan ?? found.optionalReplacementSpan
    return {
      from: span?.start ?? position,
      items: found.entries.map(({ name, kind }) => ({ name, kind })),
    }
  }
  const codeBefore = (position: number): string =>
    environment.getSourceFile(program)?.text.slice(0, position) ?? ''

  return (question) => {
    environment.updateFile(program, question.code || ' ')
    if (question.kind === 'complete') return complete(question.position)
    if (question.kind === 'check') return problemsOf(languageService)
    const info =
      question.kind === 'describe'
        ? languageService.getQuickInfoAtPosition(program, question.position)
        : languageService.getCompletionEntryDetails(
            program,
            question.position,
            question.name,
            undefined,
            undefined,
            undefined,
            undefined,
          )
    return info && descriptionOf(info)
  }
}

const descriptionOf = ({
  displayParts,
  documentation,
}: Pick<ts.QuickInfo, 'displayParts' | 'documentation'>): Description => ({
  type: ts.displayPartsToString(displayParts),
  documentation: ts.displayPartsToString(documentation),
})

const problemsOf = (service: ts.LanguageService): Results['check'] =>
  [...service.getSyntacticDiagnostics(program), ...service.getSemanticDiagnostics(program)].map(
    ({ start = 0, length = 0, messageText }) => ({
      from: start,
      to: start + length,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }),
  )
