import type { Candidate } from '../candidates/candidate.ts'
import { candidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark, BenchmarkOptions, GoalResult } from '../lib/benchmark.ts'
import { goalResult } from '../lib/benchmark.ts'
import { exactVerdict } from '../lib/verdict.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { BehaviourName, ReceivedRequest } from '../server/process.ts'
import type { ReliabilityRequest, ReliabilityResult } from '../workers/reliability.ts'

interface Observed extends ReliabilityResult {
  readonly requests: readonly ReceivedRequest[]
}

interface Scenario {
  readonly title: string
  readonly behaviour: BehaviourName
  readonly call: ReliabilityRequest['call']
  describe(observed: Observed): string
  readonly goal: string
  meetsGoal(observed: Observed): boolean
}

const isNear = (figure: number, wanted: number, slack: number): boolean =>
  figure >= wanted - 20 && figure <= wanted + slack

const describeTiming = ({ error, milliseconds }: Observed): string =>
  `${error || 'success'} at ${Math.round(milliseconds)} ms`

/** Only POST requests: a client may read back whether a write took effect, which repeats nothing. */
const posts = ({ requests }: Observed): readonly ReceivedRequest[] =>
  requests.filter(({ method }) => method === 'POST')

const scenarios: readonly Scenario[] = [
  {
    title: 'body stalls after headers, timeout 500 ms',
    behaviour: 'stallBody',
    call: 'get',
    describe: (observed) => {
      if (!observed.ended) return 'hangs'
      const { length } = observed.requests
      return describeTiming(observed) + (length > 1 ? `, ${length} requests` : '')
    },
    goal: 'TimeoutError at 500 ms',
    meetsGoal: ({ error, milliseconds }) =>
      error === 'TimeoutError' && isNear(milliseconds, 500, 250),
  },
  {
    title: '429 with Retry-After: 2 on GET',
    behaviour: 'rateLimitOnce',
    call: 'get',
    describe: ({ error, requests }) => {
      const delayMs = requests[1]?.after
      if (delayMs === undefined) return `not retried (${error})`
      return delayMs >= 1_990 ? 'honored' : `not honored: retried after ${Math.round(delayMs)} ms`
    },
    goal: 'honored',
    meetsGoal: ({ error, requests }) => !error && isNear(requests[1]?.after ?? 0, 2_000, 500),
  },
  {
    title: '503 on POST',
    behaviour: 'unavailable',
    call: 'post',
    describe: (observed) => {
      const attempts = posts(observed)
      if (attempts.length < 2) return 'not repeated'
      const keys = new Set(attempts.map(({ idempotencyKey }) => idempotencyKey))
      const key = keys.has(undefined) ? 'no idempotency key' : 'idempotency key'
      return `sent ${attempts.length} times, ${key}${keys.size > 1 ? ', a new one each time' : ''}`
    },
    goal: 'not repeated',
    meetsGoal: (observed) => observed.error !== '' && posts(observed).length === 1,
  },
  {
    title: 'abort after 300 ms, during the retry delay',
    behaviour: 'rateLimitLong',
    call: 'get and abort',
    describe: (observed) => {
      const { ended, error, sinceAbort } = observed
      if (!ended) return 'hangs'
      if (sinceAbort === undefined) return 'no retry delay'
      return `${error || 'success'} ${Math.round(sinceAbort)} ms later`
    },
    goal: 'within 100 ms',
    meetsGoal: ({ error, sinceAbort = Number.POSITIVE_INFINITY }) =>
      error === 'AbortError' && sinceAbort <= 100,
  },
  {
    title: 'listeners left on a shared signal after 60 calls',
    behaviour: 'ok',
    call: 'get 60 times',
    describe: ({ listeners }) => `${listeners}`,
    goal: '0',
    meetsGoal: ({ error, listeners }) => !error && listeners === 0,
  },
]

interface Measured {
  readonly name: string
  readonly cells: readonly string[]
  readonly goalResults: readonly GoalResult[]
}

interface Runner {
  readonly candidate: Candidate
  readonly worker: WorkerProcess<readonly ReliabilityRequest[]>
}

/** Loads the candidate first, so that loading time does not count as delay. */
const start = async (id: string): Promise<Runner> => {
  const candidate = await loadCandidate(id)
  const worker = new WorkerProcess<readonly ReliabilityRequest[]>('workers/reliability.ts', [id])
  await worker.request([])
  return { candidate, worker }
}

const observe = async (
  { candidate: { name, responseBody, takesSignal, ours }, worker }: Runner,
  { loopback }: BenchmarkOptions,
): Promise<Measured> => {
  const requests = await Promise.all(
    scenarios.map(async ({ behaviour, call }) => ({
      call,
      baseUrl: await loopback.open(behaviour, responseBody),
    })),
  )
  const results = await worker.request<readonly ReliabilityResult[]>(requests)
  const cells: string[] = []
  const goalResults: GoalResult[] = []
  for (const [index, { title, call, goal, describe, meetsGoal }] of scenarios.entries()) {
    const [result, request] = [results[index], requests[index]]
    if (!result || !request) throw new Error(`${name} did not run "${title}".`)
    const observed = { ...result, requests: await loopback.requests(request.baseUrl) }
    const applies = takesSignal || call === 'get' || call === 'post'
    cells.push(applies ? describe(observed) : 'accepts no signal')
    if (ours)
      goalResults.push(
        goalResult(
          `${name}, ${title}: ${goal}`,
          describe(observed),
          exactVerdict(meetsGoal(observed)),
        ),
      )
  }
  return { name, cells, goalResults }
}

export const reliability: Benchmark = {
  id: 'r',
  title: 'Reliability',
  method:
    'Each candidate calls a misbehaving server, with a timeout of 500 ms where the option exists and defaults otherwise. A call that has not ended after 8 s counts as hanging.',
  run: async (options) => {
    // Raw fetch has none of these features. Most scenarios only wait, so all run concurrently.
    const ids = candidateIds.filter((id) => id !== 'fetch')
    const runners = await Promise.all(ids.map(start))
    const measured = await Promise.all(runners.map((runner) => observe(runner, options)))
    for (const { worker } of runners) worker.end()
    return {
      tables: [
        {
          title: 'With a misbehaving server',
          columns: ['', ...scenarios.map(({ title }) => title)],
          rows: measured.map(({ name, cells }) => [name, ...cells]),
        },
      ],
      goalResults: measured.flatMap(({ goalResults }) => goalResults),
    }
  },
}
