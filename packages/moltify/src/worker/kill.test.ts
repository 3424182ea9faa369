import { expect, onTestFinished, test } from 'vitest'
import type { KillScenario } from '../../test/kill/agent.ts'
import { startScenario } from '../../test/kill/agent.ts'
import type { Plan } from '../../test/kill/life-cycle.ts'
import {
  expectEachStepOnce,
  isComplete,
  lifeCycle,
  wait,
  withTimePassing,
} from '../../test/kill/life-cycle.ts'
import type { Mode } from '../../test/kill/options.ts'
import { randomFrom } from '../../test/random.ts'

/** Number of life cycles per mode. `MOLT_LIFE_CYCLES=200` runs the whole proof. */
const lifeCycles = Number(process.env['MOLT_LIFE_CYCLES'] ?? 4)

const seed = Number(process.env['MOLT_SEED'] ?? Date.now() % 1e6)

const start = async (mode: Mode): Promise<KillScenario> => {
  const scenario = await startScenario(mode)
  onTestFinished(() => scenario.close())
  return scenario
}

const allComplete = async (scenario: KillScenario, plans: readonly Plan[]): Promise<boolean> => {
  for (const plan of plans) if (!(await isComplete(scenario, plan))) return false
  return true
}

/** Every how many awaits a worker is killed, from one that the seed chooses. `MOLT_KILL_STEP=1`: at each. */
const step = Number(process.env['MOLT_KILL_STEP'] ?? 3)

test(`a worker that is killed at an await of its handler makes each step once (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const scenario = await start('push')
  const plans: Plan[] = []
  const submit = async (): Promise<string> => {
    const id = await scenario.submit()
    plans.push({ id, revisions: [], messages: [] })
    return id
  }
  await withTimePassing(scenario, async (until) => {
    // A run that is not killed names the awaits.
    const first = await submit()
    const calm = scenario.run(undefined, { printsAwaits: first })
    await until(() => calm.output().includes('await after perform'))
    await calm.stop()
    const labels = [...calm.output().matchAll(/^await (.+)$/gm)].map(([, label]) => label)
    expect(labels.length).toBeGreaterThan(30)
    for (const label of labels.filter((_, index) => index % step === seed % step)) {
      const worker = scenario.run({ label })
      await until(() => worker.output() !== '')
      await submit()
      expect([label, await worker.ended, worker.output()]).toEqual([label, 'SIGKILL', 'started\n'])
    }
    const last = scenario.run()
    await until(() => allComplete(scenario, plans))
    // Whatever would be made twice has time to be.
    await wait(500)
    for (const plan of plans) await expectEachStepOnce(scenario, plan)
    expect(last.output()).toBe('started\n')
  })
})

/** Adds a random fault of the network. */
const addFault = (scenario: KillScenario, below: (end: number) => number): void => {
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
  const fault = all[below(all.length)]
  if (fault) faults.add(fault)
}

test.for<[string, Mode, number]>([
  ['webhooks', 'push', 1],
  ['polling', 'poll', 1],
  ['webhooks and polling', 'both', 1],
  ['webhooks and polling, with two processes on one file', 'both', 2],
])(
  // With the seed, so that a failure can be repeated.
  `random life cycles with %s, lost responses and killed workers lose and repeat nothing (MOLT_SEED=${seed})`,
  { timeout: 3_600_000 },
  async ([, mode, processes]) => {
    const random = randomFrom(seed)
    const scenario = await start(mode)
    const plans: Plan[] = []
    let kills = 0
    await withTimePassing(scenario, async (until) => {
      let isLast = false
      const keepRunning = async (): Promise<void> => {
        while (!isLast) {
          const { ended } = scenario.run({ afterAwaits: 1 + random.below(400) })
          if ((await ended) === 'SIGKILL') kills++
        }
      }
      const running = Promise.all(Array.from({ length: processes }, keepRunning))
      const live = async (): Promise<void> => {
        while (plans.length < lifeCycles) {
          const place = plans.length
          plans.push({ id: '', revisions: [], messages: [] })
          addFault(scenario, random.below)
          plans[place] = await lifeCycle(scenario, random, until)
        }
      }
      await Promise.race([running, Promise.all(Array.from({ length: 4 }, live))])
      isLast = true
      scenario.sandbox.faults.clear()
      await scenario.stopWorkers()
      await running
      scenario.run()
      await until(() => allComplete(scenario, plans))
      await wait(500)
      for (const plan of plans) await expectEachStepOnce(scenario, plan)
      expect(kills).toBeGreaterThan(0)
    })
  },
)
