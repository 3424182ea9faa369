import { expect, test } from 'vitest'
import { deadLinks } from './links.ts'

const pages = [
  { path: '/', html: '<a href="/guides/errors#outcome">x</a><h2 id="start">Start</h2>' },
  { path: '/guides/errors', html: '<h2 id="outcome">Outcome</h2><a href="./limits">x</a>' },
]
const hasFile = (path: string) => path === '/openapi/moltify.json'
const withLink = (link: string) =>
  deadLinks(
    [
      ...pages.slice(0, 1),
      { path: '/guides/errors', html: `<i id="outcome"><a href="${link}">x</a>` },
    ],
    hasFile,
  )

test('reports a link to a page that does not exist', () => {
  expect(deadLinks(pages, hasFile)).toEqual(['/guides/errors links to ./limits: no such page'])
})

test('reports a link to an anchor that its page does not have', () => {
  expect(withLink('/#end')).toEqual(['/guides/errors links to /#end: no such anchor'])
  expect(withLink('#end')).toEqual(['/guides/errors links to #end: no such anchor'])
})

test('accepts links to pages, anchors, files and other sites', () => {
  for (const link of [
    '/',
    '../#start',
    '#outcome',
    '/openapi/moltify.json',
    'https://example.com/x',
  ])
    expect(withLink(link)).toEqual([])
})
