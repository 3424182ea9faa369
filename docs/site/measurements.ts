import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { root } from '../../scripts/lib/paths.mjs'
import { budgets } from '../../scripts/size/budgets.ts'

/**
 * Draws a column of a table of bench/RESULTS.md as bars, for fences with the language `bench`. Their
 * lines are the title of the table and the name of the column. A fence `growth` is a plot of bench/plots
 * with its figures. A fence `sizes` is the table of the size budgets.
 */
export function measurements(markdown: MarkdownRenderer): void {
  const renderFence = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    if (token?.info.trim() === 'sizes') return sizeTable()
    if (token?.info.trim() === 'growth') return growthPlot(token.content.trim())
    if (token?.info.trim() !== 'bench') return renderFence?.(tokens, index, ...rest) ?? ''
    const [title = '', column = ''] = token.content.split('\n')
    return plot(valuesOf(readFileSync(join(root, 'bench', 'RESULTS.md'), 'utf8'), title, column))
  }
}

/** The first number of a column, by the name of the row. */
export function valuesOf(results: string, title: string, column: string): [string, number][] {
  const [, after] = results.split(`\n**${title}**\n\n`)
  const [table = ''] = after?.split('\n\n') ?? []
  const [head = [], , ...rows] = table
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
  const at = head.indexOf(column)
  if (at < 0) throw new Error(`bench/RESULTS.md has no column "${column}" in a table "${title}".`)
  return rows.map((row) => [row[1] ?? '', Number.parseFloat(row[at] ?? '')])
}

const plot = (values: readonly (readonly [string, number])[]): string => {
  const most = Math.max(...values.map(([, value]) => value))
  const rows = values.map(([name, value]) => {
    const own = name.includes('/sdk') ? ' own' : ''
    const bar = `<span class="bar${own}" style="width:${((value / most) * 80).toFixed(1)}%"></span>`
    return `<tr><th scope="row">${name}</th><td>${bar} ${value.toFixed(2)}</td></tr>`
  })
  return `<table class="plot" v-pre><tbody>${rows.join('')}</tbody></table>\n`
}

/** A plot as it was written, and its table of bench/GROWTH.md below it. */
const growthPlot = (id: string): string => {
  const svg = readFileSync(join(root, 'bench', 'plots', `${id}.svg`), 'utf8')
  const table = growthTable(readFileSync(join(root, 'bench', 'GROWTH.md'), 'utf8'), id)
  const rows = table.map(([name = '', ...cells]) => {
    return `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const style = /<style>[\s\S]*?<\/style>\n?/
  return `<figure class="growth" v-pre>${svg.replace(style, '')}<table>${rows.join('')}</table></figure>\n`
}

/** The cells of the table below a plot, with its head. */
export function growthTable(results: string, id: string): string[][] {
  const [, after] = results.split(`](plots/${id}.svg)`)
  if (after === undefined) throw new Error(`bench/GROWTH.md has no plot "${id}".`)
  const [, , table = ''] = after.split('\n\n')
  const rows = table.split('\n').filter((row) => !row.startsWith('| ---'))
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const sizeTable = (): string => {
  const rows = budgets.map(
    ({ package: name, label, bytes }) =>
      `<tr><td><code>${name}</code></td><td>${label}</td><td>${(bytes / 1000).toFixed(1)} KB</td></tr>`,
  )
  const head = '<tr><th>package</th><th>import</th><th>at most</th></tr>'
  return `<table class="sizes" v-pre><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>\n`
}
