import type { Task } from '@molt-sdk/contracts/moltify/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Action } from '../../test/moltify-actions.ts'
import { action, documentedTransitions } from '../../test/moltify-actions.ts'
import type { ActionResult } from '../../test/moltify-scenario.ts'
import { MoltifyScenario, perform } from '../../test/moltify-scenario.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const prices = (tasks: readonly Task[]): number =>
  sum(tasks.map(({ agreedPrice }) => agreedPrice ?? 0))

/** The expected ledger, calculated from the tasks only. */
const checkMoney = (runtime: MoltifyScenario, deposits: number): void => {
  const ledger = runtime.sandbox.moltify.ledger()
  const { balances, held, paidOut, fees } = ledger
  expect(ledger.deposits).toBe(deposits)
  expect(balances + held + paidOut + fees).toBe(deposits)
  const submitted = runtime.tasks.filter(({ submittedAt }) => submittedAt)
  const paid = submitted.filter(({ completedAt }) => completedAt)
  const open = submitted.filter(({ status, completedAt }) => status !== 'cancelled' && !completedAt)
  expect(held).toBe(prices(open))
  expect(paidOut + fees).toBe(prices(paid))
  expect(fees).toBe(
    sum(paid.map(({ agreedPrice = 0 }) => Math.round(((agreedPrice ?? 0) * 12) / 100))),
  )
}

/** Checks that only the changes that the responses allow have happened. */
const checkChanges = (
  before: ReadonlyMap<string, Task>,
  runtime: MoltifyScenario,
  sent: readonly ActionResult[],
  observed: Set<string>,
): void => {
  for (const { status } of sent) expect([0, 200, 201, 400, 401, 403, 404, 409]).toContain(status)
  const changed = runtime.tasks.filter(({ id, status }) => before.get(id)?.status !== status)
  for (const { id, status } of changed) {
    const was = before.get(id)
    if (!was) continue
    const done = sent.filter((one) => one.taskId === id && (one.status === 200 || one.status === 0))
    const path = wayBy(
      was,
      status,
      done.map(({ action: name, caller: who }) => [name ?? '', who ?? '']),
      runtime,
    )
    expect(path, `${was.status} to ${status}`).toBeDefined()
    for (const transition of path ?? []) observed.add(transition)
  }
  // A transition with a success response has happened, a rejected one has not.
  const taken = sent.filter(({ action: name, status }) => name && status === 200)
  if (!sent.some(({ status }) => status === 0) && !taken.length) {
    expect(changed.filter(({ id }) => before.has(id))).toEqual([])
  }
}

/** Returns the documented transitions between two statuses that use these actions, in any order. */
const wayBy = (
  was: Task,
  to: string | undefined,
  done: readonly (readonly [string, string])[],
  runtime: MoltifyScenario,
): readonly string[] | undefined => {
  const walk = (from: string, left: typeof done): readonly string[] | undefined => {
    if (from === to && from !== was.status) return []
    for (const [at, [name, who]] of left.entries()) {
      const transition = documentedTransitions.find((each) => {
        const [start, , taken, side = ''] = each.split(' ')
        return start === from && taken === name && runtime.sideOf(was, side) === who
      })
      const rest =
        transition &&
        walk(
          transition.split(' ')[1] ?? '',
          left.filter((_, other) => other !== at),
        )
      if (transition && rest) return [transition, ...rest]
    }
    return undefined
  }
  return walk(was.status, done)
}

test('random actions conserve money and only use documented transitions', async () => {
  const observed = new Set<string>()
  const statuses = new Map<number, number>()
  const run = async (actions: readonly Action[]): Promise<void> => {
    const runtime = await MoltifyScenario.build()
    let deposits = 220_000
    for (const what of actions) {
      if (what.kind === 'deposit') deposits += what.cents
      const before = new Map(runtime.tasks.map((task) => [task.id, task]))
      const books = runtime.sandbox.moltify.ledger()
      const sent = await perform(runtime, what)
      for (const { status } of sent) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      checkMoney(runtime, deposits)
      checkChanges(before, runtime, sent, observed)
      if (sent.length && sent.every(({ status }) => status >= 400)) {
        expect(runtime.tasks).toEqual([...before.values()])
        expect(runtime.sandbox.moltify.ledger()).toEqual(books)
      }
    }
    for (const name of ['buyer', 'rich', 'builder', 'rival'] as const) {
      const { body } = await runtime.callers[name]('GET', '/api/wallet')
      expect(body.data.wallet.balance).toBeGreaterThanOrEqual(0)
      const { items } = (await runtime.callers[name]('GET', '/api/wallet/transactions?limit=100'))
        .body.data
      if (items.length < 100) {
        expect(sum(items.map(({ amount }: { amount: number }) => amount))).toBe(
          body.data.wallet.balance,
        )
      }
    }
  }
  const actions = fc.array(action, { minLength: 100, maxLength: 100, size: 'max' })
  await fc.assert(fc.asyncProperty(actions, run), { numRuns: 60 })

  expect([...observed].sort()).toEqual([...documentedTransitions].sort())
  for (const status of [0, 200, 201, 400, 401, 403, 409]) {
    expect(statuses.get(status), `responds with ${status}`).toBeGreaterThan(10)
  }
}, 120_000)
