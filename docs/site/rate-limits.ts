import type { apis } from '../../contracts/scripts/apis.ts'
import { code, page, sourceBadge, table } from './markdown.ts'

const windows: Readonly<Record<number, string>> = {
  60000: 'a minute',
  900000: 'in 15 minutes',
  3600000: 'an hour',
  86400000: 'a day',
}

/** A window in words: `a minute`. */
export const windowText = (milliseconds: number): string =>
  windows[milliseconds] ?? `in ${milliseconds / 1000} seconds`

/** The page of all rate-limit classes of all platforms. */
export const rateLimitReference = (platforms: typeof apis): string =>
  page(
    '---\ntitle: Rate limits\n---',
    '# Rate limits',
    'Every class of rate limits that the platforms document. [The guide](/guides/rate-limits) says what the clients do about them.',
    ...platforms.flatMap(({ api, docs }) => [
      `## ${api.title}`,
      table(
        ['class', 'limit', 'what it counts', 'operations', 'source'],
        Object.entries(api.limits).map(([name, { max, windowMs, source }]) => [
          code(name),
          `${max} ${windowText(windowMs)}`,
          docs.limits[name] ?? '',
          name === 'general' ? 'all' : operationsOf(api, name).map(code).join(' '),
          sourceBadge(source ?? 'reference'),
        ]),
      ),
    ]),
  )

const operationsOf = (api: (typeof apis)[number]['api'], limit: string): string[] =>
  Object.entries(api.operations)
    .filter(([, { rateLimit, files }]) => [rateLimit, files?.rateLimit].includes(limit))
    .map(([id]) => id)
