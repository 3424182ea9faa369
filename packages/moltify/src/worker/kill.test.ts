import { expect, test } from 'vitest'
import type { Plan } from '../../test/kill/life-cycle.ts'
import { expectEachStepOnce, wait, withTimePassing } from '../../test/kill/life-cycle.ts'
import type { Mode } from '../../test/kill/options.ts'
import { allComplete, seed, start, testRandomLives } from '../../test/kill/random-lives.ts'

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

test.for<[string, Mode, number]>([
  ['webhooks', 'push', 1],
  ['polling', 'poll', 1],
  ['webhooks and polling', 'both', 1],
  ['webhooks and polling, with two processes on one file', 'both', 2],
])(
  // With the seed, so that a failure can be repeated.
  `random life cycles with %s, lost responses and killed workers lose and repeat nothing (MOLT_SEED=${seed})`,
  { timeout: 3_600_000 },
  ([, mode, processes]) => testRandomLives({ mode, processes, atOnce: 4, maxAwaits: 400 }),
)
