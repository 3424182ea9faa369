import type { Provenance } from '../kernel/index.ts'
import type { JsonSchema } from './json-schema.ts'

const sourceNotes: Readonly<Record<Provenance, string>> = {
  reference: "Source: the platform's reference.",
  inferred: "Inferred from related documents, not from the platform's reference.",
  assumed: 'Assumed: not documented.',
}

const lineWidth = 100

/** Formats a doc comment of a schema: its description, its provenance and its default. */
export const tsdoc = (schema: JsonSchema, indent: string): string => {
  const source = schema['x-source'] as Provenance | undefined
  const parts = [schema.description, source && sourceNotes[source], defaultOf(schema)]
  const text = parts.filter((part) => part !== undefined)
  const line = `${indent}/** ${text.join()} */\n`
  if (text.length < 2 && line.length <= lineWidth + 1) return text.length ? line : ''
  const lines = text.flatMap((part, at) => [
    ...(at ? [''] : []),
    ...wrap(part, lineWidth - `${indent} * `.length),
  ])
  const body = lines.map((one) => `${indent} *${one && ` ${one}`}\n`)
  return `${indent}/**\n${body.join('')}${indent} */\n`
}

const defaultOf = (schema: JsonSchema): string | undefined => {
  if (!('x-default' in schema)) return undefined
  const given = schema['x-default']
  const value = typeof given === 'string' ? `'${given}'` : `${given}`
  const source = schema['x-default-source']
  return `@defaultValue \`${value}\`${source ? ` (${source})` : ''}`
}

const wrap = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, line]
}
