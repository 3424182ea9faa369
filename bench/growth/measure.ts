/** Measures one size: microseconds of CPU time per unit, over all threads of the process. */
export type Measure = (size: number) => Promise<number>

/** Prepares the measurements of one line of a plot. */
export type GrowthCase = (contestant: string, baseUrl: string) => Promise<Measure> | Measure

const cpuTime = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Systems count CPU time in steps of up to 10 ms. */
const leastTime = 200_000

/** Returns the CPU time per unit of a run, which is repeated until it has taken long enough. */
export const costPer = async (units: number, run: () => unknown): Promise<number> => {
  const firstStart = cpuTime()
  await run()
  // A long run is its own warm-up.
  const first = cpuTime() - firstStart
  if (first > 2 * leastTime) return first / units
  globalThis.gc?.()
  const start = cpuTime()
  let runs = 0
  while (cpuTime() - start < leastTime) {
    await run()
    runs++
  }
  return (cpuTime() - start) / (runs * units)
}

export const indexes = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index)

/** Runs `call` a number of times, at most `concurrency` at once. */
export const runConcurrently = async (
  count: number,
  concurrency: number,
  call: () => Promise<unknown>,
): Promise<void> => {
  let remaining = count
  const loop = async (): Promise<void> => {
    while (remaining-- > 0) await call()
  }
  await Promise.all(indexes(concurrency).map(loop))
}
