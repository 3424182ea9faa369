import { expect, test } from 'vitest'
import { misspelledPlatforms, unknownNames } from './names.ts'

const known = new Set(['agents', 'create', 'maxRetries', 'MoltInfra'])

test('reports a name in inline code that is not known', () => {
  const text =
    'Call `agents.creat()`, or `new MoltInfra({ a })` with `maxRetries` and `maxRetires`.'
  expect(unknownNames(text, known)).toEqual(['`agents.creat()`: creat', '`maxRetires`: maxRetires'])
})

test('ignores code that is no name, and code blocks', () => {
  expect(
    unknownNames('`npm start`, `text/plain`, `/v1/chat`\n\n```ts\nfoo()\n```\n', known),
  ).toEqual([])
})

test('reports the name of a platform that is not spelled as the platform spells it', () => {
  const text =
    'MoltInfra, Moltinfra, moltify, Moltbotden, `moltinfra`, [x](moltify.md), @moltify/sdk'
  expect(misspelledPlatforms(text)).toEqual(['Moltinfra', 'moltify', 'Moltbotden'])
})
