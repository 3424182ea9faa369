import { apis } from '@molt-sdk/contracts/apis'
import { createSandbox } from '@molt-sdk/sandbox'
import { describe, expect, test } from 'vitest'
import { subjects } from './subjects.ts'
import { runCall, testCasesFor } from './test-case.ts'

const names = subjects.map(({ name }) => name)

test('every contract has a subject', () => {
  expect(names).toEqual(apis.map(({ folder }) => folder))
})

test('every platform of the sandbox has a subject', () => {
  expect(names).toEqual(Object.keys(createSandbox().platformInfo()))
})

describe.each(subjects)('$name', (subject) => {
  const { api, cases, errors } = subject
  const fixtures = apis.find(({ folder }) => folder === subject.name)?.docs.fixtures ?? {}
  const all = Object.keys(api.operations)
  const signed = all.filter((id) => api.operations[id]?.auth === 'signature')
  const ids = all.filter((id) => !signed.includes(id))

  test('has a method, a case and a fixture for each operation, and no others', () => {
    expect(
      testCasesFor(subject, fixtures)
        .map(({ title }) => title)
        .sort(),
    ).toEqual([...ids].sort())
    expect(ids).toEqual(expect.arrayContaining(Object.keys(cases)))
    expect(Object.keys(fixtures).sort()).toEqual([...all].sort())
  })

  test('has additional checks for each signed operation', () => {
    expect(Object.keys(subject.extraChecks ?? {})).toEqual(expect.arrayContaining(signed))
    expect(all).toEqual(expect.arrayContaining(Object.keys(subject.extraChecks ?? {})))
  })

  test('has a trigger for each error code', () => {
    expect(Object.keys(errors).sort()).toEqual(Object.keys(api.errors).sort())
  })

  test.each(ids)('%s has a method in the client and a route in the sandbox', async (id) => {
    const testCase = testCasesFor(subject, fixtures).find(({ operation }) => operation.id === id)
    if (!testCase) throw new Error(`${id} has no case.`)
    const sandbox = createSandbox()
    const called: string[] = []
    const client = subject.createClient({
      apiKey: sandbox.platformInfo()[subject.name].apiKey,
      fetch: sandbox.fetch,
      maxRetries: 0,
      hooks: { onRequest: ({ operation }) => void called.push(operation) },
    })
    // The resource need not exist: an error comes from the route too.
    await runCall(testCase, client, testCase.fixture.args).catch(() => undefined)
    expect(called).toEqual([id])
    expect(sandbox.log()).toMatchObject([{ operation: id }])
  })
})
