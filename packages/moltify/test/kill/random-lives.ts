import { expect, onTestFinished } from 'vitest'
import type { Random } from '../random.ts'
import { randomFrom } from '../random.ts'
import type { KillScenario } from './agent.ts'
import { startScenario } from './agent.ts'
import type { Plan } from './life-cycle.ts'
import { expectEachStepOnce, isComplete, lifeCycle, wait, withTimePassing } from './life-cycle.ts'
import type { KillQueue, Mode } from './options.ts'

/** Number of life cycles per test. `MOLT_LIFE_CYCLES=200` runs the whole proof. */
const lifeCycles = Number(process.env['MOLT_LIFE_CYCLES'] ?? 4)

/** The seed of what happens at random. In the name of a test, so that a failure can be repeated. */
export const seed = Number(process.env['MOLT_SEED'] ?? Date.now() % 1e6)

export const start = async (mode: Mode, queue?: KillQueue): Promise<KillScenario> => {
  const scenario = await startScenario(mode, queue)
  onTestFinished(() => scenario.close())
  return scenario
}

export const allComplete = async (
  scenario: KillScenario,
  plans: readonly Plan[],
): Promise<boolean> => {
  for (const plan of plans) if (!(await isComplete(scenario, plan))) return false
  return true
}

/** Removes the plans that are complete. Each is read until it is, because reading all takes long. */
const completeAll = async (scenario: KillScenario, open: Plan[]): Promise<boolean> => {
  for (let plan = open[0]; plan && (await isComplete(scenario, plan)); plan = open[0]) open.shift()
  return open.length === 0
}

interface Lives {
  readonly mode: Mode
  /** How many worker processes run at the same time. */
  readonly processes: number
  /** By default a file. */
  readonly queue?: KillQueue
  /** How many tasks live at the same time. */
  readonly atOnce: number
  /** A worker is killed after at most this many awaits. */
  readonly maxAwaits: number
}

/** Lives random tasks while workers are killed. Expects that nothing is lost, and no step repeated. */
export const testRandomLives = async (lives: Lives): Promise<void> => {
  const random = randomFrom(seed)
  const scenario = await start(lives.mode, lives.queue)
  const plans: Plan[] = []
  let kills = 0
  await withTimePassing(scenario, async (until) => {
    let isLast = false
    const keepRunning = async (): Promise<void> => {
      while (!isLast) {
        // The first is killed early, also if there are few tasks.
        const maxAwaits = kills ? lives.maxAwaits : 40
        const { ended } = scenario.run({ afterAwaits: 1 + random.below(maxAwaits) })
        if ((await ended) === 'SIGKILL' && !isLast) kills++
      }
    }
    const running = Promise.all(Array.from({ length: lives.processes }, keepRunning))
    const live = async (): Promise<void> => {
      while (plans.length < lifeCycles) {
        const place = plans.length
        plans.push({ id: '', revisions: [], messages: [] })
        addFault(scenario, random)
        plans[place] = await lifeCycle(scenario, random, until)
      }
    }
    await Promise.race([running, Promise.all(Array.from({ length: lives.atOnce }, live))])
    isLast = true
    scenario.sandbox.faults.clear()
    await scenario.stopWorkers()
    await running
    scenario.run()
    // What is missing is named by the expectations below.
    const open = [...plans]
    const hasCompleted = await until(() => completeAll(scenario, open)).then(
      () => true,
      () => false,
    )
    // Whatever would be made twice has time to be.
    await wait(500)
    for (const plan of plans) await expectEachStepOnce(scenario, plan)
    expect(hasCompleted).toBe(true)
    expect(kills).toBeGreaterThan(0)
  })
}

/** Adds a random fault of the network. */
const addFault = (scenario: KillScenario, random: Random): void => {
  const { faults } = scenario.sandbox
  const webhook = [
    { kind: 'lostWebhook', times: 1 },
    { kind: 'duplicateWebhook', times: 1 },
    { kind: 'delayedWebhook', for: '9s', times: 1 },
    { kind: 'reorderedWebhook', times: 1 },
  ] as const
  const response = (['acceptAgentTask', 'deliverAgentTask', 'callbackTask'] as const).map(
    (operation) => ({ kind: 'lostResponse', operation, times: 1 }) as const,
  )
  const all = [...webhook, ...response]
  const fault = all[random.below(all.length)]
  if (fault) faults.add(fault)
}
