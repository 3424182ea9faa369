import type { Contestant } from '../contestants/contestant.ts'
import { contestantIds, loadContestant } from '../contestants/index.ts'
import { Child } from '../lib/child.ts'
import type { Row, Setup, Verdict } from '../lib/row.ts'
import { verdict } from '../lib/row.ts'
import type { BehaviourName, Seen } from '../server/process.ts'
import type { HostileAnswer, HostileAsk } from '../workers/hostile.ts'

interface Observed extends HostileAnswer {
  readonly seen: readonly Seen[]
}

interface Scenario {
  readonly title: string
  readonly behaviour: BehaviourName
  readonly call: HostileAsk['call']
  describe(observed: Observed): string
  readonly goal: string
  isGood(observed: Observed): boolean
}

const near = (figure: number, wanted: number, slack: number): boolean =>
  figure >= wanted - 20 && figure <= wanted + slack

const at = ({ error, milliseconds }: Observed): string =>
  `${error || 'success'} at ${Math.round(milliseconds)} ms`

/** A client may read what became of a lost call: that repeats nothing. */
const posts = ({ seen }: Observed): readonly Seen[] =>
  seen.filter(({ method }) => method === 'POST')

const scenarios: readonly Scenario[] = [
  {
    title: 'body stalls after headers, timeout 500 ms',
    behaviour: 'stall',
    call: 'get',
    describe: (observed) => {
      if (!observed.ended) return 'hangs'
      const { length } = observed.seen
      return at(observed) + (length > 1 ? `, ${length} requests` : '')
    },
    goal: 'TimeoutError at 500 ms',
    isGood: ({ error, milliseconds }) => error === 'TimeoutError' && near(milliseconds, 500, 250),
  },
  {
    title: '429 with Retry-After: 2 on GET',
    behaviour: 'limitOnce',
    call: 'get',
    describe: ({ error, seen }) => {
      const again = seen[1]?.after
      if (again === undefined) return `not retried (${error})`
      return again >= 1_990 ? 'honoured' : `not honoured: again after ${Math.round(again)} ms`
    },
    goal: 'honoured',
    isGood: ({ error, seen }) => !error && near(seen[1]?.after ?? 0, 2_000, 500),
  },
  {
    title: '503 on POST',
    behaviour: 'unavailable',
    call: 'post',
    describe: (observed) => {
      const sent = posts(observed)
      if (sent.length < 2) return 'not repeated'
      const keys = new Set(sent.map(({ idempotencyKey }) => idempotencyKey))
      const key = keys.has(undefined) ? 'no idempotency key' : 'idempotency key'
      return `sent ${sent.length} times, ${key}${keys.size > 1 ? ', a new one each time' : ''}`
    },
    goal: 'not repeated',
    isGood: (observed) => observed.error !== '' && posts(observed).length === 1,
  },
  {
    title: 'abort at 300 ms in the retry wait',
    behaviour: 'limitLong',
    call: 'get and abort',
    describe: (observed) => {
      if (!observed.ended) return 'hangs'
      return observed.milliseconds < 290 ? 'no retry wait' : at(observed)
    },
    goal: 'at once',
    isGood: ({ error, milliseconds }) => error === 'AbortError' && near(milliseconds, 300, 100),
  },
  {
    title: 'listeners left on a shared signal after 60 calls',
    behaviour: 'good',
    call: 'get 60 times',
    describe: ({ listeners }) => `${listeners}`,
    goal: '0',
    isGood: ({ error, listeners }) => !error && listeners === 0,
  },
]

interface Measured {
  readonly name: string
  readonly cells: readonly string[]
  readonly verdicts: readonly Verdict[]
}

interface Runner {
  readonly contestant: Contestant
  readonly child: Child<readonly HostileAsk[]>
}

/** Loads the contestant first: what that takes must not count as its delay. */
const start = async (id: string): Promise<Runner> => {
  const contestant = await loadContestant(id)
  const child = new Child<readonly HostileAsk[]>('workers/hostile.ts', [id])
  await child.ask([])
  return { contestant, child }
}

const observe = async (
  { contestant: { name, answer, takesSignal, ours }, child }: Runner,
  { loopback }: Setup,
): Promise<Measured> => {
  const asks = await Promise.all(
    scenarios.map(async ({ behaviour, call }) => ({
      call,
      baseUrl: await loopback.open(behaviour, answer),
    })),
  )
  const answers = await child.ask<readonly HostileAnswer[]>(asks)
  const cells: string[] = []
  const verdicts: Verdict[] = []
  for (const [place, { title, call, goal, describe, isGood }] of scenarios.entries()) {
    const [given, ask] = [answers[place], asks[place]]
    if (!given || !ask) throw new Error(`${name} left out: ${title}.`)
    const observed = { ...given, seen: await loopback.seen(ask.baseUrl) }
    const applies = takesSignal || call === 'get' || call === 'post'
    cells.push(applies ? describe(observed) : 'takes no signal')
    if (ours)
      verdicts.push(verdict(`${name}, ${title}: ${goal}`, describe(observed), isGood(observed)))
  }
  return { name, cells, verdicts }
}

export const hostile: Row = {
  id: 'r',
  title: 'Reliability',
  method:
    'Each contestant against a server that misbehaves, timeout set to 500 ms where there is such an option, all else as it comes. What has not ended after 8 s hangs.',
  run: async (setup) => {
    // Raw fetch has none of this; and all but one of its cases only wait, so all run at once.
    const ids = contestantIds.filter((id) => id !== 'fetch')
    const runners = await Promise.all(ids.map(start))
    const measured = await Promise.all(runners.map((runner) => observe(runner, setup)))
    for (const { child } of runners) child.end()
    return {
      tables: [
        {
          title: 'On a hostile server',
          columns: ['', ...scenarios.map(({ title }) => title)],
          lines: measured.map(({ name, cells }) => [name, ...cells]),
        },
      ],
      verdicts: measured.flatMap(({ verdicts }) => verdicts),
    }
  },
}
