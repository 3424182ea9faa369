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

/** Sends a callback as a contract has it, signed by a library that nothing else here signs with. */
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

/** The one operation that takes a signature and no key. */
export const checkCallback = (stage: SandboxHarness): void => {
  const actions: readonly (readonly [CallbackAction, status: string])[] = [
    [{ action: 'accept' }, 'in_progress'],
    [{ action: 'message', content: 'By noon.' }, 'in_progress'],
    [{ action: 'deliver', content: 'Clause 4 is unusual.', notes: 'Very.' }, 'delivered'],
  ]

  test('accepts, writes and delivers, and is answered as the contract says', async () => {
    const taskId = await submittedTask(stage.sandbox)
    for (const [action, status] of actions) {
      const answer = await sendCallback(stage, taskId, action)
      expect(answer.status).toBe(callbackTask.status)
      const data = api.envelope.unwrap(answer.body)
      expect(explainErrors(callbackTask.response, data)).toBeUndefined()
      expect(data).toMatchObject({ id: taskId, status })
      expect(statusOf(stage.sandbox, taskId)).toBe(status)
    }
    expect(stage.sandbox.log().at(-1)).toMatchObject({ operation: 'callbackTask' })
  })

  test('rejects', async () => {
    const taskId = await submittedTask(stage.sandbox)
    const { status } = await sendCallback(stage, taskId, { action: 'reject', reason: 'No time.' })
    expect([status, statusOf(stage.sandbox, taskId)]).toEqual([200, 'cancelled'])
  })

  const expectFailure = (
    { status, body }: CallbackResponse,
    code: keyof typeof api.errors,
  ): unknown => {
    expect(status).toBe(api.errors[code].status)
    const failure = api.envelope.parseError(body, status)
    expect(failure?.message).toEqual(expect.any(String))
    return failure
  }

  test('fails with each of its errors, in the form of the platform', async () => {
    const { sandbox } = stage
    const taskId = await submittedTask(sandbox)
    const accept = { action: 'accept' }
    expectFailure(await sendCallback(stage, taskId, accept, 'whsec_wrong'), 'unauthenticated')
    expectFailure(await sendCallback(stage, 'nothing', accept), 'not_found')
    expect((await sendCallback(stage, taskId, accept)).status).toBe(200)
    expectFailure(await sendCallback(stage, taskId, accept), 'conflict')
    sandbox.clock.advance(1)
    const failure = expectFailure(await sendCallback(stage, taskId, accept), 'invalid_state')
    expect(failure).toMatchObject({ reason: 'state' })
    for (let at = 0; at < api.limits.webhooks.max; at++) await sendCallback(stage, taskId, accept)
    expectFailure(await sendCallback(stage, taskId, accept), 'rate_limited')
  })

  test('names each field that the contract forbids', async () => {
    stage.sandbox.moltify.configure({ rateLimits: false })
    const taskId = await submittedTask(stage.sandbox)
    const sample = { action: 'deliver', content: 'Done.', reason: 'x', notes: 'x' }
    const wrong = violations(callbackTask.body, sample).filter(({ path }) => path)
    expect(wrong.length).toBeGreaterThan(8)
    for (const { name, path, value } of wrong) {
      const answer = await sendCallback(stage, taskId, value)
      expect(Object.keys((answer.body as { errors: object }).errors), name).toEqual([path])
    }
    expect(statusOf(stage.sandbox, taskId)).toBe('pending')
  })
}
