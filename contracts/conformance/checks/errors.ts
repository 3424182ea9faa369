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
} from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import { notHere } from '../not-here.ts'
import { needsControl, provoke } from '../provoke.ts'
import type { Stage } from '../stage.ts'
import type { Way } from '../way.ts'
import { run } from '../way.ts'
import type { Exchange } from '../wire.ts'

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
  const { api, errors, errorType, tellsErrorsBy } = stage.subject
  const entry = way.case.errors?.[code] ?? errors[code]
  const documented = stage.docs.errors[code]
  const status = api.errors[code]?.status ?? 0
  const kind = errorType?.(operation, code) ?? classes[status]
  if (!entry || !documented || !kind)
    throw new Error(`Nobody knows how ${code} with status ${status} comes about.`)
  const byCode = tellsErrorsBy === 'code'
  const provocation = typeof entry === 'function' ? entry(operation) : entry
  const title = `${kind.kind}: ${status} ${code}`
  if (!stage.target.controlled && needsControl(provocation)) {
    notHere(title, 'the server would have to be told to fail')
    return
  }

  test(title, async () => {
    const args = await stage.args(way)
    const provoked = await provoke(stage, way, { code, provocation, args })
    const { options, rewriting, retryAfterMs, field, params, body } = provoked
    const { client, exchanges } = stage.watch(way, options, rewriting)
    const call = run(way, client, { ...args, ...(params && { params }), ...(body ? { body } : {}) })
    const error = await call.catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(kind)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: kind.kind,
      code: byCode ? code : `http_${status}`,
      status,
      operation: operation.id,
      attempts: 1,
      message: expect.stringContaining(
        `${operation.id} failed with ${byCode ? `${status} ${code}` : status}: `,
      ),
    })
    const { details = {}, ...failed } = error as ApiError & { readonly fields?: unknown }
    expect(failed.retryAfterMs).toBe(retryAfterMs)
    if (field) expect(error).toHaveProperty(['fields', field])
    if (byCode) {
      const documentedKeys = Object.keys(documented.details ?? {})
      expect(Object.keys(details)).toEqual(expect.arrayContaining(documentedKeys))
    } else if (provocation === 'documented answer') {
      expect(failed.fields).toEqual(documented.details)
    }
    expect(exchanges[0]).toMatchObject({ operation: operation.id, answer: { status } })
    expectLookUp(stage, way, error as ApiError, exchanges.slice(1))
    if (!(error instanceof RateLimitError) || !retryAfterMs) return
    stage.sandbox.clock.advance(retryAfterMs)
    await run(way, stage.watch(way).client, args)
  })
}

/** The client may ask once more after a failure: whether a step was done, or why it was not possible. */
const expectLookUp = (
  { subject }: Stage,
  { case: { settledBy, toldBy } }: Way,
  { name, outcome, taskStatus }: Partial<ApiError> & { readonly taskStatus?: string },
  later: readonly Exchange[],
): void => {
  const lookUps = outcome === 'unknown' ? settledBy : name === 'StateError' ? toldBy : undefined
  const expected = [lookUps ?? []].flat()
  expect(later).toMatchObject(expected.map((operation) => ({ operation, answer: { status: 200 } })))
  if (name !== 'StateError' || !toldBy) return
  const read = subject.api.envelope.unwrap(JSON.parse(later[0]?.answer?.text() ?? ''))
  expect(read).toMatchObject({ status: taskStatus })
}
