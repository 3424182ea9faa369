import { closestName } from '@molt-sdk/contracts/closest-name'
import { ConfigError } from '@molt-sdk/core'
import type { Tool } from '../tool.ts'
import type { ToolOptions } from '../tool-options.ts'

/** A platform of the command, with the names that it accepts. */
export interface Source {
  readonly platform: string
  readonly operations: readonly string[]
  readonly spends: boolean
  readonly create: (options: ToolOptions) => Tool[]
}

/** Options of the command that select tools. */
export interface Selection {
  /** `read`, an operation, or an operation with its platform: `moltify:tasks.create`. */
  readonly allow: readonly string[]
  readonly limits: Readonly<Record<string, number>>
  /** US cents. */
  readonly spend?: number | undefined
  readonly preview: boolean
  readonly maxResultChars?: number | undefined
}

/**
 * Creates the tools of several platforms. A name applies to each platform that has it.
 *
 * @throws ConfigError if no platform has a name.
 */
export const selectTools = (sources: readonly Source[], selection: Selection): Tool[] => {
  const { allow, limits, spend, preview, maxResultChars } = selection
  for (const name of [...allow, ...Object.keys(limits)]) checkKnown(sources, name)
  if (spend !== undefined && !sources.some(({ spends }) => spends)) {
    const names = sources.map(({ platform }) => platform).join(', ')
    throw new ConfigError(`--spend: no operation of ${names} spends money.`, {
      code: 'invalid_option',
    })
  }
  return sources.flatMap((source) =>
    source.create({
      allow: allow.flatMap((name) => (name === 'read' ? name : (ownName(source, name) ?? []))),
      limits: {
        ...Object.fromEntries(
          Object.entries(limits).flatMap(([name, max]) => {
            const own = ownName(source, name)
            return own === undefined ? [] : [[own, max]]
          }),
        ),
        ...(source.spends && spend !== undefined && { spend: spend as never }),
      },
      preview,
      ...(maxResultChars !== undefined && { maxResultChars }),
    }),
  )
}

const ownName = ({ platform, operations }: Source, name: string): string | undefined => {
  const [prefix, own = ''] = name.includes(':') ? name.split(':') : [platform, name]
  return prefix === platform && operations.includes(own) ? own : undefined
}

const checkKnown = (sources: readonly Source[], name: string): void => {
  if (name === 'read' || sources.some((source) => ownName(source, name) !== undefined)) return
  const known = sources.flatMap(({ operations }) => operations)
  const meant = closestName(name.slice(name.indexOf(':') + 1), known)
  const hint = meant === undefined ? `Operations: ${known.join(', ')}.` : `Did you mean ${meant}?`
  throw new ConfigError(`There is no operation ${JSON.stringify(name)}. ${hint}`, {
    code: 'invalid_option',
  })
}
