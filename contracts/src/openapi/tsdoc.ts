import type { Source } from '../kernel/index.ts'
import type { JsonSchema } from './json-schema.ts'

const sourceNotes: Readonly<Record<Source, string>> = {
  reference: "The platform's reference shows this.",
  inferred: "Inferred: drawn from related documents, not from the platform's reference.",
  assumed: 'Assumed: no document shows this.',
}

/** A doc comment for a schema: what it is, its default, and how sure that is. */
export const tsdoc = (schema: JsonSchema, indent: string): string => {
  const source = schema['x-source'] as Source | undefined
  const parts = [schema.description ?? '', source ? sourceNotes[source] : '', defaultOf(schema)]
  const paragraphs = parts.filter(Boolean).map((part) => wrap(part, 97 - indent.length))
  const [only] = paragraphs
  if (
    paragraphs.length === 1 &&
    only?.length === 1 &&
    only[0] &&
    only[0].length + indent.length < 94
  ) {
    return `${indent}/** ${only[0]} */\n`
  }
  const lines = paragraphs.flatMap((lines, at) => (at ? ['', ...lines] : lines))
  const body = lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join('')
  return `${indent}/**\n${body}${indent} */\n`
}

const defaultOf = (schema: JsonSchema): string => {
  if (!('default' in schema)) return ''
  const value = typeof schema.default === 'string' ? `'${schema.default}'` : `${schema.default}`
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
