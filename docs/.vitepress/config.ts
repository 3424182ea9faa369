import { defineConfig } from 'vitepress'
import { diagrams } from '../site/diagrams.ts'
import { measurements } from '../site/measurements.ts'
import { runButtons } from '../site/playground/run-buttons.ts'
import { renderForSearch } from '../site/search.ts'
import { apiPages, pagesIn } from '../site/sidebar.ts'
import { slug } from '../site/slug.ts'
import { codeTheme } from './code-theme.ts'

/** Where the site is served: `/`, or a folder such as `/molt-sdks/`. */
const base = process.env['DOCS_BASE'] ?? '/'

export default defineConfig({
  base,
  title: 'Molt SDKs',
  description:
    'Typed clients for the Molt platforms, and a sandbox of the platforms on your machine.',
  lang: 'en',
  cleanUrls: true,
  lastUpdated: false,
  srcExclude: ['node_modules/**', 'skills/**', 'README.md'],
  markdown: {
    anchor: { slugify: slug },
    config: (markdown) => {
      diagrams(markdown)
      measurements(markdown)
      runButtons(markdown)
    },
    theme: codeTheme,
  },
  themeConfig: {
    search: { provider: 'local', options: { _render: renderForSearch } },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Get started', link: '/getting-started/', activeMatch: '^/getting-started/' },
      { text: 'Guides', link: '/guides/', activeMatch: '^/(guides|concepts)/' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
      { text: 'Playground', link: '/playground' },
      { text: 'Troubleshooting', link: '/troubleshooting/', activeMatch: '^/troubleshooting/' },
    ],
    sidebar: [
      {
        text: 'Get started',
        link: '/getting-started/',
        items: pagesIn('getting-started'),
        collapsed: false,
      },
      { text: 'Guides', link: '/guides/', items: pagesIn('guides'), collapsed: false },
      { text: 'Concepts', link: '/concepts/', items: pagesIn('concepts'), collapsed: true },
      {
        text: 'Reference',
        link: '/reference/',
        collapsed: true,
        items: [
          {
            text: 'API',
            link: '/reference/api/',
            items: apiPages(),
            collapsed: true,
          },
          { text: 'HTTP', link: '/reference/', items: pagesIn('reference/http'), collapsed: true },
          { text: 'Error codes', link: '/reference/errors/' },
          { text: 'Rate limits', link: '/reference/rate-limits/' },
          { text: 'Assumptions', link: '/reference/assumptions/' },
        ],
      },
      {
        text: 'Troubleshooting',
        link: '/troubleshooting/',
        items: pagesIn('troubleshooting'),
        collapsed: true,
      },
      {
        text: 'Project',
        link: '/project/support',
        items: [...pagesIn('project'), { text: 'Changelog', link: '/reference/changelog/' }],
        collapsed: true,
      },
      {
        text: 'Contributing',
        link: '/contributing/adding-an-endpoint',
        items: pagesIn('contributing'),
        collapsed: true,
      },
    ],
  },
})
