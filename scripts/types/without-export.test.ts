import { expect, test } from 'vitest'
import { withoutExport } from './without-export.ts'

test('removes the export of a declaration and of the type with the same name', () => {
  const text = 'export const Task = 1\nexport type Task = number\nexport const Other = 2\n'
  expect(withoutExport(text, 'Task')).toBe(
    ' const Task = 1\n type Task = number\nexport const Other = 2\n',
  )
})

test('renames an export in an export list', () => {
  const text = "export { a, type b } from './a.ts'\nexport { c as d }\n"
  expect(withoutExport(text, 'b')).toContain('type b as bGone')
  expect(withoutExport(text, 'd')).toContain('c as dGone')
})

test('returns undefined when there is no such export', () => {
  expect(withoutExport('const a = 1\nexport { a as b }\n', 'a')).toBeUndefined()
})
