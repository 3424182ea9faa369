import { createHmac } from 'node:crypto'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import type { CallbackAction } from '@molt-sdk/contracts/moltify/agent-tasks/callback-action'
import { callbackTask } from '@molt-sdk/contracts/moltify/agent-tasks/callbacks'
import { signatureHeader, timestampHeader } from '@molt-sdk/contracts/moltify/signature'
import { violations } from '@molt-sdk/contracts/testing'
import type { Sandbox } from '@molt-sdk/sandbox'
import { expect, test } from 'vitest'
import { listedAgent, submittedTask } from './moltify-resources.ts'
import type { SandboxHarness } from './subject.ts'

interface CallbackResponse {
  readonly status: number
  readonly body: unknown
}

/** Sends a callback that is signed with `node:crypto`, which neither the client nor the sandbox uses. */
const sendCallback = async (
  { sandbox, baseUrl }: SandboxHarness,
  taskId: string,
  action: unknown,
  secret: string = secretOf(sandbox),
): Promise<CallbackResponse> => {
  const body = JSON.stringify(action)
  const timestamp = String(sandbox.clock.now())
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const { method, path } = callbackTask
  const response = await fetch(baseUrl + path.replace('{taskId}', encodeURIComponent(taskId)), {
    method,
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: signature,
      [timestampHeader]: timestamp,
    },
    body,
  })
  return { status: response.status, body: await response.json() }
}

const secretOf = (sandbox: Sandbox): string =>
  sandbox.moltify.webhooks.secretOf(listedAgent(sandbox).id)

const statusOf = ({ moltify }: Sandbox, taskId: string): unknown =>
  moltify.tasks.list().find(({ id }) => id === taskId)?.status

/** Checks the operation that is authenticated by a signature. */
export const checkCallback = (harness: SandboxHarness): void => {
  const actions: readonly (readonly [CallbackAction, status: string])[] = [
    [{ action: 'accept' }, 'in_progress'],
    [{ action: 'message', content: 'By noon.' }, 'in_progress'],
    [{ action: 'deliver', content: 'Clause 4 is unusual.', notes: 'Very.' }, 'delivered'],
  ]

  test('accepts, sends a message and delivers, with responses that match the contract', async () => {
    const taskId = await submittedTask(harness.sandbox)
    for (const [action, status] of actions) {
      const response = await sendCallback(harness, taskId, action)
      expect(response.status).toBe(callbackTask.status)
      const data = api.envelope.unwrap(response.body)
      expect(explainErrors(callbackTask.response, data)).toBeUndefined()
      expect(data).toMatchObject({ id: taskId, status })
      expect(statusOf(harness.sandbox, taskId)).toBe(status)
    }
    expect(harness.sandbox.log().at(-1)).toMatchObject({ operation: 'callbackTask' })
  })

  test('rejects a task', async () => {
    const taskId = await submittedTask(harness.sandbox)
    const { status } = await sendCallback(harness, taskId, { action: 'reject', reason: 'No time.' })
    expect([status, statusOf(harness.sandbox, taskId)]).toEqual([200, 'cancelled'])
  })

  const expectFailure = (
    { status, body }: CallbackResponse,
    code: keyof typeof api.errors,
  ): unknown => {
    expect(status).toBe(api.errors[code].status)
    const error = api.envelope.parseError(body, status)
    expect(error?.message).toEqual(expect.any(String))
    return error
  }

  test('fails with each of its error codes in the format of the platform', async () => {
    const { sandbox } = harness
    const taskId = await submittedTask(sandbox)
    const accept = { action: 'accept' }
    expectFailure(await sendCallback(harness, taskId, accept, 'whsec_wrong'), 'unauthenticated')
    expectFailure(await sendCallback(harness, 'unknown', accept), 'not_found')
    expect((await sendCallback(harness, taskId, accept)).status).toBe(200)
    expectFailure(await sendCallback(harness, taskId, accept), 'conflict')
    sandbox.clock.advance(1)
    const error = expectFailure(await sendCallback(harness, taskId, accept), 'invalid_state')
    expect(error).toMatchObject({ reason: 'state' })
    for (let at = 0; at < api.limits.webhooks.max; at++) await sendCallback(harness, taskId, accept)
    expectFailure(await sendCallback(harness, taskId, accept), 'rate_limited')
  })

  test('names each invalid field', async () => {
    harness.sandbox.moltify.configure({ rateLimits: false })
    const taskId = await submittedTask(harness.sandbox)
    const valid = { action: 'deliver', content: 'Done.', reason: 'x', notes: 'x' }
    const invalid = violations(callbackTask.body, valid).filter(({ path }) => path)
    expect(invalid.length).toBeGreaterThan(8)
    for (const { name, path, value } of invalid) {
      const response = await sendCallback(harness, taskId, value)
      expect(Object.keys((response.body as { errors: object }).errors), name).toEqual([path])
    }
    expect(statusOf(harness.sandbox, taskId)).toBe('pending')
  })
}
