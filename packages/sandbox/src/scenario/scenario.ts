import type { Schema } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import type { Fault } from '../faults/fault.ts'
import type { FaultRegistry } from '../faults/registry.ts'
import type { Platform, ScenarioPart } from '../kit/platform.ts'
import type { ResettableClock } from '../runtime/clock.ts'
import { iso } from '../runtime/clock.ts'
import { validateScenario } from './invalid.ts'
import { decode, encode, maybe, stored, TimeText } from './stored.ts'

/**
 * The state of a sandbox: all data of the platforms with their keys, settings that differ from the default,
 * open windows of rate limits, faults and the time. JSON, whose schema is part of the OpenAPI document of
 * the control API.
 */
export interface Scenario {
  /** Version of the format: `1`. */
  readonly version: number
  /** Time of the sandbox's clock when the scenario was saved, in ISO 8601. */
  readonly time: string
  /**
   * - `frozen`: the clock is frozen at `time`
   * - `running`: the clock runs on, and all times are moved so that `time` is now
   */
  readonly clock: string
  /** Active faults. */
  readonly faults?: readonly object[] | undefined
  /** Data of MoltInfra. A platform that is left out gets its initial data. */
  readonly moltinfra?: object | undefined
  readonly moltify?: object | undefined
  readonly moltbotden?: object | undefined
  readonly moltghost?: object | undefined
}

export interface Scenarios {
  readonly schema: Schema
  save(): Promise<Scenario>
  /** Replaces the whole state. Throws `RangeError` for an invalid scenario, and changes nothing then. */
  load(scenario: Scenario): void
}

interface ScenarioSources {
  readonly clock: ResettableClock
  readonly faults: FaultRegistry
  readonly platforms: readonly Platform[]
  /** Restores the initial state. */
  reset(): void
  /** Keeps later ids from being one of these. */
  reserveIds(taken: Iterable<string>): void
}

const version = 1

const frame = {
  $schema: maybe(z.string()),
  version: z.literal(version),
  time: TimeText,
  clock: z.enum(['running', 'frozen']),
  faults: maybe(z.array(z.record(z.string(), z.unknown()))),
}

/** Creates the functions that save and load the state of a sandbox. */
export const createScenarios = (sources: ScenarioSources): Scenarios => {
  const { clock, faults, reset, reserveIds } = sources
  const parts = new Map<string, ScenarioPart>(
    sources.platforms.flatMap(({ name, scenario }) => (scenario ? [[name, scenario]] : [])),
  )
  const schema = stored({
    ...frame,
    ...Object.fromEntries(
      [...parts].map(([name, part]) => [name, maybe(part.schema as z.ZodMiniType)]),
    ),
  })

  const prepare = (scenario: Scenario): (() => void) => {
    const { version: saved, clock: mode, faults: added = [] } = scenario ?? {}
    if (Number.isInteger(saved) && saved > version) {
      throw new RangeError(
        `Invalid scenario: version must be ${version}, got ${saved}. It was saved by a later version of @molt-sdk/sandbox: update the package.`,
      )
    }
    validateScenario(schema, scenario)
    const time = Date.parse(scenario.time)
    // A sandbox with a time of its own keeps it, and so does one whose clock runs.
    const isFrozen = mode === 'frozen' && !clock.hasStart
    const moveMs = isFrozen ? 0 : clock.startTime() - time
    const apply = [...parts].flatMap(([name, part]) => {
      const data = scenario[name as keyof Scenario]
      return data === undefined ? [] : [part.prepare(decode(part.schema, data, moveMs))]
    })
    for (const [index, fault] of added.entries()) {
      try {
        faults.validate(fault as Fault)
      } catch (error) {
        if (!(error instanceof Error)) throw error
        throw new RangeError(`Invalid scenario in faults[${index}]: ${error.message}`, {
          cause: error,
        })
      }
    }
    return () => {
      reset()
      reserveIds(textsIn(scenario))
      if (isFrozen) {
        clock.freeze()
        clock.set(time)
      }
      for (const applyPart of apply) applyPart()
      for (const fault of added) faults.add(structuredClone(fault) as Fault)
    }
  }

  return {
    schema,
    async save() {
      const saved = await Promise.all(
        [...parts].map(async ([name, part]) => [name, encode(part.schema, await part.save())]),
      )
      return {
        version,
        time: iso(clock.now()),
        clock: clock.isFrozen() ? 'frozen' : 'running',
        faults: faults.list().map(({ fault, applied }) => ({
          ...structuredClone(fault),
          ...(fault.times !== undefined && { times: fault.times - applied }),
        })),
        ...Object.fromEntries(saved),
      }
    },
    load: (scenario) => prepare(scenario)(),
  }
}

/** Returns the texts in a value that could be ids. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.length < maxIdLength ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const maxIdLength = 100
