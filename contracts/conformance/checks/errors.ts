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
import type { TestHarness } from '../harness.ts'
import type { RecordedRequest } from '../recorder.ts'
import { skipCheck } from '../skip-check.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'
import { isCallerTrigger, needsControl, triggerError } from '../trigger-error.ts'

const classByStatus: Readonly<Record<number, typeof ApiError>> = {
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

/** Returns the error codes that a call of this operation may cause. */
export const errorCodesFor = ({ docs }: TestHarness, { operation }: TestCase): string[] => [
  ...new Set([...operation.errors, ...docs.commonErrors]),
]

/**
 * Checks that each error has the class of its status and the details of the response.
 *
 * @param sandboxOnly why a live service cannot carry out the operation, if so: then only errors are
 * checked that need no existing resource
 */
export const checkErrors = (
  harness: TestHarness,
  testCase: TestCase,
  codes: readonly string[],
  sandboxOnly?: string,
): void => {
  describe('fails with', () => {
    for (const code of codes) checkError(harness, testCase, code, sandboxOnly)
  })
}

const checkError = (
  harness: TestHarness,
  testCase: TestCase,
  code: string,
  sandboxOnly: string | undefined,
): void => {
  const { operation } = testCase
  const { api, errors, errorClassFor, errorsIdentifiedBy } = harness.subject
  const entry = testCase.case.errors?.[code] ?? errors[code]
  const documented = harness.docs.errors[code]
  const status = api.errors[code]?.status ?? 0
  const errorClass = errorClassFor?.(operation, code) ?? classByStatus[status]
  if (!entry || !documented || !errorClass)
    throw new Error(
      `The error ${code} (status ${status}) has no trigger, no documentation or no class.`,
    )
  const byCode = errorsIdentifiedBy === 'code'
  const trigger = typeof entry === 'function' ? entry(operation) : entry
  const title = `${errorClass.kind}: ${status} ${code}`
  if (!harness.target.isSandbox && needsControl(trigger)) {
    skipCheck(title, 'a live server cannot be made to fail')
    return
  }

  // Without an existing resource, a service can only reject the key or the id.
  const needsResource = !isCallerTrigger(trigger) || ![401, 404].includes(status)
  if (sandboxOnly !== undefined && needsResource) {
    skipCheck(title, sandboxOnly)
    return
  }

  test(title, async () => {
    const args = sandboxOnly === undefined ? await harness.args(testCase) : testCase.fixture.args
    const triggered = await triggerError(harness, testCase, { code, trigger, args })
    const { options, rewrite, retryAfterMs, field, params, body } = triggered
    const { client, requests } = harness.createRecordedClient(testCase, options, rewrite)
    const call = runCall(testCase, client, {
      ...args,
      ...(params && { params }),
      ...(body ? { body } : {}),
    })
    const error = await call.catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(errorClass)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: errorClass.kind,
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
    } else if (trigger === 'documented response') {
      expect(failed.fields).toEqual(documented.details)
    }
    expect(requests[0]).toMatchObject({ operation: operation.id, response: { status } })
    expectReconcileReads(harness, testCase, error as ApiError, requests.slice(1))
    if (!(error instanceof RateLimitError) || !retryAfterMs) return
    harness.sandbox.clock.advance(retryAfterMs)
    await runCall(testCase, harness.createRecordedClient(testCase).client, args)
  })
}

/** After a failure, the client may read whether a transition took effect, or why it was not possible. */
const expectReconcileReads = (
  { subject }: TestHarness,
  { case: { reconciledBy, statusReadBy } }: TestCase,
  { name, outcome, taskStatus }: Partial<ApiError> & { readonly taskStatus?: string },
  later: readonly RecordedRequest[],
): void => {
  const reads =
    outcome === 'unknown' ? reconciledBy : name === 'StateError' ? statusReadBy : undefined
  const expected = [reads ?? []].flat()
  expect(later).toMatchObject(
    expected.map((operation) => ({ operation, response: { status: 200 } })),
  )
  if (name !== 'StateError' || !statusReadBy) return
  const task = subject.api.envelope.unwrap(JSON.parse(later[0]?.response?.text() ?? ''))
  expect(task).toMatchObject({ status: taskStatus })
}
