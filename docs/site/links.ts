import type { BuiltPage } from './html.ts'

/**
 * Returns the links that lead nowhere: to a page that does not exist, or to an anchor that its page does
 * not have. Links to other sites are not followed.
 */
export function deadLinks(
  pages: readonly BuiltPage[],
  hasFile: (path: string) => boolean,
): string[] {
  const anchors = new Map(pages.map(({ path, html }) => [path, anchorsOf(html)]))
  return pages.flatMap(({ path, html }) =>
    linksOf(html).flatMap((link) => {
      const { origin, pathname, hash } = new URL(link, `https://site.invalid${path}`)
      if (origin !== 'https://site.invalid') return []
      const target = decodeURIComponent(pathname)
      const ids = anchors.get(target)
      if (ids === undefined)
        return hasFile(target) ? [] : [`${path} links to ${link}: no such page`]
      const anchor = decodeURIComponent(hash.slice(1))
      return anchor === '' || ids.has(anchor) ? [] : [`${path} links to ${link}: no such anchor`]
    }),
  )
}

const linksOf = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map(([, link = '']) => decodeHtml(link)),
  ),
]

const anchorsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => decodeHtml(id)))

const decodeHtml = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
