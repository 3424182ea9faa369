import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import * as here from '../index.ts'

type Copy = typeof here

/** The errors as another package would bundle them: a second copy with its own classes. */
const bundled = async (minify: boolean): Promise<Copy> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../index.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    minify,
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`)
}

describe.for([
  ['plain', false],
  ['minified', true],
] as const)('a %s second copy of the package', ([, minify]) => {
  let there: Copy

  beforeAll(async () => {
    there = await bundled(minify)
  })

  it('has different classes', () => {
    expect(there.MoltError).not.toBe(here.MoltError)
    expect(Object.keys(there).sort()).toEqual(Object.keys(here).sort())
  })

  it('creates errors that this copy recognizes, and the other way round', () => {
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      const error = new one.NotFoundError('x', { status: 404, code: 'BOAT_NOT_FOUND' })
      expect(error instanceof other.NotFoundError).toBe(true)
      expect(error instanceof other.ApiError).toBe(true)
      expect(error instanceof other.MoltError).toBe(true)
      expect(error instanceof other.ConflictError).toBe(false)
      expect(other.isNotFoundError(error)).toBe(true)
      expect(other.isApiError(error)).toBe(true)
      expect(other.isTimeoutError(error)).toBe(false)
    }
  })

  it('keeps the names of its errors', () => {
    expect(new there.TimeoutError('x').name).toBe('TimeoutError')
    expect(new there.ValidationError('x').name).toBe('ValidationError')
    expect(`${new there.InputError('x', { fields: {} })}`).toBe('InputError: x')
  })

  it("recognizes a user's subclass of this copy by its parents, not as its own subclasses", () => {
    class BoatError extends here.ApiError {}
    class OtherError extends there.ApiError {}
    const error = new BoatError('x')
    expect(error instanceof there.ApiError).toBe(true)
    expect(error instanceof OtherError).toBe(false)
    expect(new OtherError('x') instanceof BoatError).toBe(false)
  })
})
