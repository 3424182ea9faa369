/** How the public surface of a package differs from an earlier one. */
export interface SurfaceChange {
  /** `none`, only additions, or something that a program may have used is gone or different. */
  kind: 'none' | 'addition' | 'breaking'
  /** The changed lines, with `-` and `+`, below the entry or declaration that they belong to. */
  lines: readonly string[]
}

/** Compares two reports block by block. A block is an entry's list of names, or one declaration. */
export function compareReports(before: string, after: string): SurfaceChange {
  const [old, current] = [blocksOf(before), blocksOf(after)]
  const names = [...new Set([...old.keys(), ...current.keys()])]
  const changes = names.flatMap((name) => {
    const removed = missingLines(old.get(name) ?? [], current.get(name) ?? [])
    const added = missingLines(current.get(name) ?? [], old.get(name) ?? [])
    if (removed.length + added.length === 0) return []
    // A new member that users must provide, or a changed one, shows as a removed and an added line; a
    // new name of an entry, and a new declaration, as an added one.
    const isAddition = removed.length === 0 && (name.startsWith('entry ') || !old.has(name))
    return [{ isAddition, lines: [name, ...removed.map(minus), ...added.map(plus)] }]
  })
  return {
    kind:
      changes.length === 0
        ? 'none'
        : changes.every(({ isAddition }) => isAddition)
          ? 'addition'
          : 'breaking',
    lines: changes.flatMap(({ lines }) => lines),
  }
}

const minus = (line: string): string => `- ${line}`
const plus = (line: string): string => `+ ${line}`

function blocksOf(report: string): Map<string, string[]> {
  const blocks = new Map<string, string[]>()
  for (const block of report.trim().split('\n\n')) {
    const lines = block.split('\n')
    const name = nameOf(lines[0] ?? '')
    blocks.set(name, [...(blocks.get(name) ?? []), ...lines])
  }
  return blocks
}

/** `interface Agent` of `interface Agent extends Base {`. */
const nameOf = (line: string): string =>
  /^(entry \S+|(abstract )?\w+ [\w$]+)/.exec(line)?.[0] ?? line

/** Lines of one list that another does not have as often. */
function missingLines(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others]
  return lines.filter((line) => {
    const index = rest.indexOf(line)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}
