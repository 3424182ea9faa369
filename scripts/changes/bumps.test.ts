import { expect, test } from 'vitest'
import { changesetBumps } from './bumps.ts'

test('takes the biggest bump of each package', () => {
  const bumps = changesetBumps([
    `---\n'@a/one': patch\n"@a/two": major\n---\n\nText with '@a/three': major.\n`,
    `---\n'@a/one': minor\n'@a/two': none\n---\n\nMore.\n`,
  ])
  expect([...bumps]).toEqual([
    ['@a/one', 'minor'],
    ['@a/two', 'major'],
  ])
})
