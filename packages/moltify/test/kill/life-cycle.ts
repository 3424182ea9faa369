import { expect } from 'vitest'
import { isStateError } from '../../src/index.ts'
import type { Random } from '../random.ts'
import type { KillScenario } from './agent.ts'

/** What the buyer has asked of the agent in one task. */
export interface Plan {
  readonly id: string
  readonly revisions: readonly string[]
  readonly messages: readonly string[]
  /** Whether the buyer has cancelled the task before the agent accepted it. */
  readonly isCancelled?: boolean
}

/** Waits until a condition holds. */
export type Until = (condition: () => boolean | Promise<boolean>) => Promise<void>

/** How long anything may take, also on a busy machine. */
const limitMs = 180_000

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Runs a test while time passes: every moment the clock of the sandbox moves, and webhooks that no
 * worker has acknowledged are sent again.
 */
export const withTimePassing = async (
  { advance, redeliver, describe }: KillScenario,
  run: (until: Until) => Promise<void>,
): Promise<void> => {
  let hasEnded = false
  const pass = async (): Promise<void> => {
    while (!hasEnded) {
      advance(400)
      await redeliver()
      await wait(40)
    }
  }
  const until: Until = async (condition) => {
    const end = Date.now() + limitMs
    while (!(await condition())) {
      if (Date.now() > end)
        throw new Error(`Did not happen within ${limitMs} ms: ${condition}\n${describe()}`)
      await wait(15)
    }
  }
  const passing = pass()
  try {
    await run(until)
  } finally {
    hasEnded = true
    await passing
  }
}

/** Cancels a task. Resolves to `false` if the agent has accepted it. */
const cancel = async ({ buyer }: KillScenario, id: string): Promise<boolean> => {
  try {
    await buyer.tasks.cancel(id)
    return true
  } catch (error) {
    if (isStateError(error)) return false
    throw error
  }
}

/** Lives one random task: submits it, writes to the agent, and cancels it or requests revisions. */
export const lifeCycle = async (
  scenario: KillScenario,
  random: Random,
  until: Until,
): Promise<Plan> => {
  const { buyer, deliveriesOf } = scenario
  await wait(random.below(300))
  const id = await scenario.submit()
  const messages: string[] = []
  const write = async (): Promise<void> => {
    // Equal texts too: each is a message of its own.
    const text = random.pick(['Hello?', 'Hello?', 'How long?'])
    messages.push(text)
    await buyer.tasks.messages.send(id, text)
  }
  if (random.happens(0.4)) await write()
  if (random.happens(0.3)) {
    await wait(random.below(30))
    if (await cancel(scenario, id)) return { id, revisions: [], messages, isCancelled: true }
  }
  await until(() => deliveriesOf(id) === 1)
  const revisions: string[] = []
  for (let count = random.below(3); count > 0; count--) {
    await wait(random.below(60))
    const reason = random.pick(['Shorter.', 'Shorter.', 'Longer.'])
    revisions.push(reason)
    await buyer.tasks.requestRevision(id, reason)
    if (random.happens(0.3)) await write()
    await until(() => deliveriesOf(id) === revisions.length + 1)
  }
  if (random.happens(0.3)) await write()
  return { id, revisions, messages }
}

/** The messages that the agent must have sent. */
const expectedMessages = ({ revisions, messages }: Plan): string[] =>
  [
    'Begun.',
    'Done.',
    ...revisions.map((reason) => `Revised: ${reason}`),
    ...messages.map((text) => `Read: ${text}`),
  ].sort()

const agentMessages = async ({ buyer }: KillScenario, id: string): Promise<string[]> => {
  const { buyerId } = await buyer.tasks.get(id)
  const messages = await buyer.tasks.messages.list(id).toArray()
  return messages
    .filter(({ senderId }) => senderId !== buyerId)
    .map(({ content }) => `${content}`)
    .sort()
}

/** Whether the agent has done everything that it was asked for. */
export const isComplete = async (scenario: KillScenario, plan: Plan): Promise<boolean> => {
  // Polling does not notice a task that was cancelled before it was found.
  if (plan.isCancelled) return scenario.mode === 'poll' || scenario.hasHandledCancellation(plan.id)
  return (
    scenario.deliveriesOf(plan.id) > plan.revisions.length &&
    (await agentMessages(scenario, plan.id)).length >= expectedMessages(plan).length
  )
}

/** Expects that the agent has made no step of a cancelled task, except replies to messages. */
const expectNoStep = async (scenario: KillScenario, { id, messages }: Plan): Promise<void> => {
  const { status } = await scenario.buyer.tasks.get(id)
  const unanswered = messages.map((text) => `Read: ${text}`)
  const others = (await agentMessages(scenario, id)).filter((text) => {
    const index = unanswered.indexOf(text)
    if (index >= 0) unanswered.splice(index, 1)
    return index < 0
  })
  expect({ id, status, deliveries: scenario.deliveriesOf(id), others }).toEqual({
    id,
    status: 'cancelled',
    deliveries: 0,
    others: [],
  })
}

/** Expects that the agent has made each step of a task once, or none if it was cancelled. */
export const expectEachStepOnce = async (scenario: KillScenario, plan: Plan): Promise<void> => {
  if (plan.isCancelled) return expectNoStep(scenario, plan)
  const { id, revisions } = plan
  const { status, deliverable } = await scenario.buyer.tasks.get(id)
  const last = revisions.at(-1)
  const content = last === undefined ? 'First version.' : `Revised: ${last}`
  const messages = await agentMessages(scenario, id)
  expect({ id, status, content: deliverable?.content, messages }).toEqual({
    id,
    status: 'delivered',
    content,
    messages: expectedMessages(plan),
  })
  expect([id, scenario.deliveriesOf(id)]).toEqual([id, revisions.length + 1])
  const [file] = scenario.sandbox.moltify.tasks.files(id)
  expect(await file?.text()).toBe(`Report on ${id}`)
}
