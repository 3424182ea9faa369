import { describe, expect, test } from 'vitest'
import { runCommandLine } from './commands.ts'
import { pages, readPage, snippetsOf } from './snippets.ts'

const masked = (line: string) => line.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')

/** A `text` or `json` fence directly below an `sh` fence of its section is the output of its last command. */
const lines = pages.flatMap((page) =>
  snippetsOf(readPage(page)).flatMap((snippet, index, snippets) => {
    if (snippet.language !== 'sh') return []
    const next = snippets[index + 1]
    const isOutput = next?.section === snippet.section && ['text', 'json'].includes(next.language)
    const output = isOutput ? next.code : undefined
    return snippet.code.map((line, offset) => ({
      place: `${page}:${snippet.line + offset}`,
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
