import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { markConstantsPure } from './pure-constants.ts'

const code = `
import { object, string } from 'library'
const common = { id: string().check(1) }
const Small = object({ name: string() })
const Large = object({ ...common, small: Small })
const double = (n: number): number => n * 2
`

/** Bundles an import of one constant, without the library. */
const bundled = async (contracts: string, name: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: `${contracts}\nconsole.log(${name})`, loader: 'ts' },
    bundle: true,
    format: 'esm',
    external: ['library'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test('a bundle without marks contains every constant', async () => {
  expect(await bundled(code, 'Small')).toContain('common')
})

test('a bundle contains the constants that are used, and what they refer to', async () => {
  const marked = markConstantsPure(code)
  const small = await bundled(marked, 'Small')
  expect(small).toContain('name: string()')
  expect(small).not.toMatch(/common|Large|double/)
  const large = await bundled(marked, 'Large')
  expect(large).toMatch(/common/)
  expect(large).toMatch(/Small/)
})

test('keeps lines and functions', () => {
  const marked = markConstantsPure(code)
  expect(marked.split('\n')).toHaveLength(code.split('\n').length)
  expect(marked).toContain('const double = (n: number): number => n * 2')
})

test('leaves values that bundlers drop by themselves, and variables that change', () => {
  const plain = `
const names = ['a', 'b']
const rules = { timeout: names[0], check: (value: unknown) => String(value) }
const keys = /* @__PURE__ */ new Map<string, number>()
let count = Number(names[0])
`
  expect(markConstantsPure(plain)).toBe(plain)
  expect(markConstantsPure('const all = [...names]')).toContain('@__PURE__')
  expect(markConstantsPure('const rules = { ids: [new Set()] }')).toContain('@__PURE__')
})
