import { describe, expect, test } from 'vitest'
import { attempt } from './commands.ts'
import { readmes, readReadme, snippetsOf } from './snippets.ts'

const masked = (line: string) => line.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')

/** A fence of `text` or `json` right below one of `sh` is what its last command prints. */
const lines = readmes.flatMap((readme) =>
  snippetsOf(readReadme(readme)).flatMap((snippet, index, snippets) => {
    if (snippet.language !== 'sh') return []
    const next = snippets[index + 1]
    const output = next && ['text', 'json'].includes(next.language) ? next.code : undefined
    return snippet.code.map((line, at) => ({
      place: `${readme}:${snippet.line + at}`,
      line,
      output: at === snippet.code.length - 1 ? output : undefined,
    }))
  }),
)

describe.for(lines)('$place $line', ({ line, output }) => {
  test('works, and prints what it says', async () => {
    const printed = await attempt(line, output)
    if (output) expect(printed.map(masked)).toEqual(output.map(masked))
    else expect(printed).toBeDefined()
  })
})
