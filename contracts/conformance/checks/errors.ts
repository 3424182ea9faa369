import {
  ApiError,
  AuthenticationError,
  ConflictError,
  GoneError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '@molt-sdk/core/errors'
import { describe, expect, test } from 'vitest'
import { notHere } from '../not-here.ts'
import { needsControl, provoke } from '../provoke.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { run } from '../way.ts'

const classes: Readonly<Record<number, typeof ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  410: GoneError,
  422: ValidationError,
  429: RateLimitError,
  500: ServerError,
  502: ServerError,
  503: ServerError,
}

/** Codes that a call of this operation may meet. */
export const codesOf = ({ docs }: Stage, { operation }: Way): string[] => [
  ...new Set([...operation.errors, ...docs.commonErrors]),
]

/** Each error arrives as the class of its status, with all that the server said. */
export const checkErrors = (stage: Stage, way: Way, codes: readonly string[]): void => {
  describe('fails with', () => {
    for (const code of codes) checkError(stage, way, code)
  })
}

const checkError = (stage: Stage, way: Way, code: string): void => {
  const { operation } = way
  const { api, errors } = stage.subject
  const entry = errors[code]
  const status = api.errors[code]?.status ?? 0
  const kind = classes[status]
  if (!entry || !kind)
    throw new Error(`Nobody knows how ${code} with status ${status} comes about.`)
  const provocation = typeof entry === 'function' ? entry(operation) : entry
  const title = `${kind.kind}: ${status} ${code}`
  if (!stage.target.controlled && needsControl(provocation)) {
    notHere(title, 'the server would have to be told to fail')
    return
  }

  test(title, async () => {
    const args = await stage.args(way)
    const provoked = await provoke(stage, way, { code, provocation, args })
    const { options, rewriting, retryAfterMs, field, params } = provoked
    const { client, exchanges } = stage.watch(options, rewriting)
    const call = run(way, client, params ? { ...args, params } : args)
    const error = await call.catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(kind)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: kind.kind,
      code,
      status,
      operation: operation.id,
      attempts: 1,
      message: expect.stringContaining(`${operation.id} failed with ${status} ${code}: `),
    })
    const { details = {}, ...failed } = error as ApiError
    expect(failed.retryAfterMs).toBe(retryAfterMs)
    expect(Object.keys(details)).toEqual(
      expect.arrayContaining(Object.keys(stage.docs.errors[code]?.details ?? {})),
    )
    if (field) expect(error).toHaveProperty(['fields', field])
    expect(exchanges).toMatchObject([{ operation: operation.id, answer: { status } }])
  })
}
