import { element } from './element.ts'

/** A field in which a program is written. */
export interface Editor {
  readonly node: HTMLElement
  code(): string
}

/** Creates a plain editor, for the programs of pages: it loads nothing. */
export function createTextarea(code: string): Editor {
  const node = element('textarea', { value: code, spellcheck: false, ariaLabel: 'Program' })
  node.rows = Math.min(code.split('\n').length + 1, 24)
  return { node, code: () => node.value }
}
