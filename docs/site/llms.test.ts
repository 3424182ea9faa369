import { expect, test } from 'vitest'
import { guides } from '../../scripts/docs/snippets.ts'
import { llmsFull, llmsIndex } from './llms.ts'

test('the index links every page below the base of the site, with its description', () => {
  const index = llmsIndex('/docs/')
  expect(index.match(/^- \[/gm)).toHaveLength(guides.length - 1)
  expect(index).toContain('- [Errors](/docs/guides/errors): The error classes')
  expect(index).toContain('(/docs/guides/sandbox/)')
})

test('the full text has every page once, without its front matter', () => {
  const text = llmsFull()
  expect(text.match(/^# Retries and lost responses$/gm)).toHaveLength(1)
  expect(text).not.toMatch(/^description: /m)
})
