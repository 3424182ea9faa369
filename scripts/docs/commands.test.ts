import { describe, expect, test } from 'vitest'
import { runCommandLine } from './commands.ts'
import { readmes, readReadme, snippetsOf } from './snippets.ts'

const masked = (line: string) => line.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')

/** A `text` or `json` fence directly below an `sh` fence is the output of its last command. */
const lines = readmes.flatMap((readme) =>
  snippetsOf(readReadme(readme)).flatMap((snippet, index, snippets) => {
    if (snippet.language !== 'sh') return []
    const next = snippets[index + 1]
    const output = next && ['text', 'json'].includes(next.language) ? next.code : undefined
    return snippet.code.map((line, offset) => ({
      place: `${readme}:${snippet.line + offset}`,
      line,
      output: offset === snippet.code.length - 1 ? output : undefined,
    }))
  }),
)

describe.for(lines)('$place $line', ({ line, output }) => {
  test('runs and prints the documented output', async () => {
    const printed = await runCommandLine(line, output)
    if (output) expect(printed.map(masked)).toEqual(output.map(masked))
    else expect(printed).toBeDefined()
  })
})
