/** A stream that the command writes text to. */
export interface Output {
  write(text: string): void
  /** Whether it is a terminal. */
  readonly isTTY: boolean
  /** Width of the terminal. */
  readonly columns: number
  readonly hasColors: boolean
}

/** Questions to the user. They are only asked on a terminal. */
export interface Prompts {
  /** Resolves to `undefined` if the user cancels. */
  confirm(message: string): Promise<boolean | undefined>
  /** Reads a line without echo. Resolves to `undefined` if the user cancels. */
  password(message: string): Promise<string | undefined>
}

/** What a run of the command reads and writes, so that tests can run it in their own process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** Whether stdin is a terminal, so that the user can be asked. */
  readonly stdinIsTTY: boolean
  /** Reads stdin to its end. */
  readStdin(): Promise<string>
  readonly prompts: Prompts
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly version: string
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined
}
