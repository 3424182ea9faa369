import { expect, test } from 'vitest'
import { withThrowingFunctions } from './unused-ky.ts'

test('exports the same names as functions that throw', async () => {
  const source = withThrowingFunctions(`import { x } from './x.js'
export const first = () => x
export async function second() {}
const own = 1
export default async () => own
`)
  const module = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  expect(Object.keys(module)).toEqual(['default', 'first', 'second'])
  for (const exported of Object.values<() => void>(module)) {
    expect(exported).toThrow('ky is built without this function.')
  }
})
