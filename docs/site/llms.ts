import { guides, readPage } from '../../scripts/docs/snippets.ts'

const intro = `# Molt SDKs

> Typed clients for MoltInfra, Moltify, MoltbotDen and MoltGhost on one shared core, and a sandbox that implements the platforms on your machine.

The packages are @moltinfra/sdk, @moltify/sdk, @moltbotden/sdk, @moltghost/sdk and @molt-sdk/sandbox. They are not published to npm yet.
`

/** The pages of the site for language models: a list of links with descriptions. */
export const llmsIndex = (base: string): string => {
  const items = guides.filter(isPage).map((guide) => {
    const text = readPage(guide)
    return `- [${field(text, 'title')}](${base}${pathOf(guide)}): ${field(text, 'description')}`
  })
  return `${intro}\n## Pages\n\n${items.join('\n')}\n`
}

/** The text of all pages in one file. */
export const llmsFull = (): string =>
  [
    intro,
    ...guides.filter(isPage).map((guide) => readPage(guide).replace(/^---\n[\s\S]*?\n---\n/, '')),
  ]
    .map((text) => text.trim())
    .join('\n\n')
    .concat('\n')

const isPage = (guide: string): boolean => guide !== 'docs/index.md'

const pathOf = (guide: string): string =>
  guide.replace(/^docs\//, '').replace(/(?:^|(?<=\/))index\.md$|\.md$/, '')

const field = (text: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
