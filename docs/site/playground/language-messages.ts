/** Declarations for the language service, by absolute path. */
export interface Declarations {
  readonly files: Readonly<Record<string, string>>
  /** The files of module names. */
  readonly paths: Readonly<Record<string, readonly string[]>>
  /** The modules that a program can import. */
  readonly modules: readonly string[]
}

/** A question of the editor about a program. Positions are UTF-16 offsets. */
export type Question = { readonly id: number; readonly code: string } & (
  | { readonly kind: 'complete'; readonly position: number }
  | { readonly kind: 'describe'; readonly position: number }
  | { readonly kind: 'explain'; readonly position: number; readonly name: string }
  | { readonly kind: 'check' }
)

/** A name that can be written at a position. */
export interface Completion {
  readonly name: string
  /** The kind of the name, as TypeScript calls it: `method`, `property`, `string`, ... */
  readonly kind: string
}

/** Names that can be written, and where the name that they replace starts. */
export interface Completions {
  readonly from: number
  readonly items: readonly Completion[]
}

/** The type of a name and its doc comment. */
export interface Description {
  readonly type: string
  readonly documentation: string
}

/** An error of the type check. */
export interface Problem {
  readonly from: number
  readonly to: number
  readonly message: string
}

/** The result of a question, by its kind. */
export interface Results {
  readonly complete: Completions | undefined
  readonly explain: Description | undefined
  readonly describe: Description | undefined
  readonly check: readonly Problem[]
}

/** What the worker sends: the result of the question with this id. */
export interface Result {
  readonly id: number
  readonly result: Results[keyof Results]
}
