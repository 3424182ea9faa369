import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage: (options?: { type: 'minor' }) => void = runInNewContext('gc')

const megabyte = 1_048_576

/** Returns the memory of all values that are still in use. Such tests need a process of their own. */
export const heldMegabytes = (): number => {
  collectGarbage()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return (arrayBuffers + heapUsed) / megabyte
}

/** Returns the memory that remains after a number of runs if only young objects are collected. */
export const youngGarbageMegabytes = async (
  run: () => Promise<void>,
  times: number,
): Promise<number> => {
  const repeat = async (count: number): Promise<number> => {
    for (let index = 0; index < count; index++) {
      await run()
      if (index % 50 === 0) collectGarbage({ type: 'minor' })
    }
    collectGarbage({ type: 'minor' })
    collectGarbage({ type: 'minor' })
    return process.memoryUsage().heapUsed / megabyte
  }
  await repeat(300)
  collectGarbage()
  const before = await repeat(1)
  return (await repeat(times)) - before
}
