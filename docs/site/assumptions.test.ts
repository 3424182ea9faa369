import { expect, test } from 'vitest'
import { assumptionReference, assumptionsByPlatform } from './assumptions.ts'

test.for(assumptionsByPlatform)(
  'the page lists every assumption of $title with its value, other values and reason',
  ({ folder, assumptions }) => {
    const [, section = ''] = assumptionReference().split(`{#${folder}}\n`)
    const [table = ''] = section.split('\n## ')
    expect(Object.keys(assumptions).length).toBeGreaterThan(10)
    for (const [name, { value, choices, reason }] of Object.entries(assumptions)) {
      const others = choices?.filter((choice) => choice !== value) ?? []
      const cells = [value, ...others].map((choice) => `\`${choice}\``)
      const row = table.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
      for (const cell of [...cells, reason]) expect(row).toContain(cell)
    }
  },
)
