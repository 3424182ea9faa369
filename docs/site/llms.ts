import { guides, readPage } from '../../scripts/docs/snippets.ts'
import type { Skill } from './skills.ts'

const intro = `# Molt SDKs

> Typed clients for MoltInfra, Moltify, MoltbotDen and MoltGhost on one shared core, and a sandbox that implements the platforms on your machine.

The packages are @moltinfra/sdk, @moltify/sdk, @moltbotden/sdk, @moltghost/sdk and @molt-sdk/sandbox. They are not published to npm yet.
`

/** The pages of the site for language models: a list of links with descriptions. */
export const llmsIndex = (base: string, skills: readonly Skill[] = []): string => {
  const items = guides.filter(isPage).map((guide) => {
    const text = readPage(guide)
    return `- [${field(text, 'title')}](${base}${pathOf(guide)}): ${field(text, 'description')}`
  })
  const links = skills.map(
    ({ name, text }) =>
      `- [${name}](${base}skills/${name}/SKILL.md): ${field(text, 'description')}`,
  )
  const skillSection = links.length === 0 ? '' : `\n## Skills\n\n${links.join('\n')}\n`
  return `${intro}\n## Pages\n\n${items.join('\n')}\n${skillSection}`
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
