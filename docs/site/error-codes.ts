import type { apis } from '../../contracts/scripts/apis.ts'
import { code, page, sourceBadge, table } from './markdown.ts'
import type { Document } from './openapi.ts'

/** The page of all error codes of all platforms. */
export const errorReference = (
  platforms: typeof apis,
  documentOf: (folder: string) => Document,
): string =>
  page(
    '---\ntitle: Error codes\n---',
    '# Error codes',
    'Every error code that the platforms send, as `error.code`. [The guide](/guides/errors) lists the error classes and says what to do about each.',
    ...platforms.flatMap(({ folder, api }) => [
      `## ${api.title}`,
      table(
        ['code', 'status', 'when', 'source'],
        Object.entries(documentOf(folder)['x-error-codes'] ?? {}).map(([name, error]) => [
          code(name),
          String(error.status),
          error.description ?? '',
          sourceBadge(error['x-source']),
        ]),
      ),
    ]),
  )
