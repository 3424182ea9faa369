import { isRecord } from '@molt-sdk/contracts/kernel'
import * as z from 'zod/mini'
import { maybe } from './stored.ts'

/** Settings that differ from the default. Their names and values are checked when they are loaded. */
export const Settings = maybe(z.record(z.string(), z.unknown()))

interface SettingsSource<S> {
  readonly settings: S
  /** The settings of a sandbox without options. */
  defaults(): S
  /** The settings of this sandbox at the start. */
  initial(): S
  /** Changes settings, or throws `RangeError`. */
  change(settings: S, changes: Readonly<Record<string, unknown>>): void
}

type Values = Readonly<Record<string, unknown>>

interface SettingsPart {
  /** Returns the settings that a scenario has to name, so that it means the same everywhere. */
  save(): Values | undefined
  /**
   * Checks settings, and returns a function that sets them. Others get the values of the start.
   *
   * @throws RangeError for an unknown name or an invalid value
   */
  prepare(changes: Values | undefined): () => void
}

/** Creates the functions that save and restore the settings of a platform. */
export const settingsPart = <S extends object>(
  platform: string,
  { settings, defaults, initial, change }: SettingsSource<S>,
): SettingsPart => ({
  save: () => differences(settings, [defaults(), initial()]) as Values | undefined,
  prepare(changes = {}) {
    const next = initial()
    try {
      change(next, changes)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new RangeError(`Invalid scenario in ${platform}.settings: ${error.message}`, {
        cause: error,
      })
    }
    return () => void Object.assign(settings, next)
  },
})

const differences = (current: unknown, others: readonly unknown[]): unknown => {
  if (others.every((other) => JSON.stringify(other) === JSON.stringify(current))) return undefined
  if (!isRecord(current) || !others.every(isRecord)) return current
  return Object.fromEntries(
    Object.entries(current).flatMap(([name, value]) => {
      const difference = differences(
        value,
        others.map((other) => other[name]),
      )
      return difference === undefined ? [] : [[name, difference]]
    }),
  )
}
