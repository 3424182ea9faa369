import { run } from '../../packages/cli/src/run.ts'
import { createSandbox } from '../../packages/sandbox/src/index.ts'

const sandbox = createSandbox()

/** The words of a shell line: quotes group words, and nothing else is special. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  )

/** Runs the arguments of `molt` in this process. All lines use one sandbox, one after the other. */
export async function molt(line: string): Promise<string[]> {
  const { moltify, moltbotden, moltinfra } = sandbox
  const output: string[] = []
  const errors: string[] = []
  const noTerminal = { isTTY: false, columns: 80, hasColors: false }
  const code = await run(wordsOf(line), {
    env: {
      XDG_CONFIG_HOME: '/nonexistent',
      MOLTIFY_API_KEY: moltify.apiKey,
      MOLTBOTDEN_API_KEY: moltbotden.apiKey,
      MOLTINFRA_API_KEY: moltinfra.apiKey,
    },
    stdout: { write: (text) => void output.push(text), ...noTerminal },
    stderr: { write: (text) => void errors.push(text), ...noTerminal },
    stdinIsTTY: false,
    readStdin: async () => '',
    prompts: { confirm: async () => undefined, password: async () => undefined },
    signal: new AbortController().signal,
    version: '0.0.0',
    fetch: sandbox.fetch,
  })
  if (code !== 0) throw new Error(`molt ${line} exited with code ${code}: ${errors.join('')}`)
  return output.join('').trimEnd().split('\n')
}
