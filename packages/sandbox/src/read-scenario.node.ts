import { readFile } from 'node:fs/promises'
import type { Scenario } from './scenario/scenario.ts'
import { loadIncluded } from './scenarios/included.ts'

/**
 * Returns a scenario: of the file if the argument has a path or an ending, or else the included one with
 * this name. Throws `RangeError` if there is none.
 */
export const readScenario = async (fileOrName: string): Promise<Scenario> => {
  if (!/[./\\]/.test(fileOrName)) return loadIncluded(fileOrName)
  const text = await readFile(fileOrName, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new RangeError(
      `Cannot read the scenario ${fileOrName}: ${cause.code ?? cause.message}.`,
      {
        cause,
      },
    )
  })
  try {
    return JSON.parse(text) as Scenario
  } catch (cause) {
    throw new RangeError(
      `The scenario ${fileOrName} is not valid JSON. ${(cause as Error).message}.`,
      {
        cause,
      },
    )
  }
}
