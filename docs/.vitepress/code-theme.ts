import type { MarkdownOptions } from 'vitepress'

/** Color of a kind of token, which style.css defines for each color scheme. */
const color = (name: string): { foreground: string } => ({ foreground: `var(--code-${name})` })

/**
 * The theme of code blocks. Its colors are variables, so code is tokenized once for both color schemes.
 */
export const codeTheme: Exclude<MarkdownOptions['theme'], undefined> = {
  name: 'molt',
  type: 'light',
  colors: { 'editor.foreground': 'var(--code-text)', 'editor.background': 'transparent' },
  settings: [
    { settings: { ...color('text'), background: 'transparent' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: color('comment') },
    { scope: ['string', 'markup.inline.raw'], settings: color('string') },
    { scope: ['constant', 'support.constant', 'variable.language'], settings: color('constant') },
    { scope: ['keyword', 'storage'], settings: color('keyword') },
    {
      scope: ['entity.name.function', 'support.function', 'entity.name.tag'],
      settings: color('function'),
    },
    {
      scope: ['entity.name.type', 'entity.name.class', 'support.type', 'support.class'],
      settings: color('type'),
    },
    {
      scope: ['support.type.property-name', 'entity.other.attribute-name'],
      settings: color('constant'),
    },
  ],
}
