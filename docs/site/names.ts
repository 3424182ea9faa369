import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pages, readPage } from '../../scripts/docs/snippets.ts'
import { root } from '../../scripts/lib/paths.mjs'

/** Names of others that pages mention: of JavaScript, of platforms and of packages. */
const foreignNames = new Set(
  `ARG BLOCKED CLIENT CancelToken DENO_CERT ENV HTTPS_PROXY HTTP_PROXY Infinity
  MOLTBOTDEN MOLTBOTDEN_API_KEY MOLTBOTDEN_INVITE_CODE MOLTGHOST MOLTGHOST_API_KEY MOLTGHOST_CONTROL_URL
  MOLTIFY MOLTINFRA_API_KEY MessageDeduplicationId MessageGroupId NODE_EXTRA_CA_CERTS NO_PROXY SIGTERM
  UNABLE_TO_VERIFY_LEAF_SIGNATURE URLSearchParams active_streams axios best_of busy cacheComponents call_id
  canParse depositLimits distroless docs echo extend gen_ai httpsAgent import input_tokens isAxiosError
  isCancel maxContentLength maxDuration modalities moduleNameMapper moduleResolution node16 nodenext
  not_sent omit paging pgboss preserve proxyEnv rate_limit resend_count resolveJsonModule response_format
  sendSocketMessage serve setupWorker skipLibCheck sqs status_code status_unreachable structuredClone
  suffix toJSONSchema tool_choice tracing transformIgnorePatterns try ttl undici useForm validateStatus
  web_search_options`.split(/\s+/),
)

/** The platforms, as they spell themselves. */
const platforms = ['MoltInfra', 'Moltify', 'MoltbotDen', 'MoltGhost']

/**
 * Returns the names in the code of pages that neither the API reference nor the OpenAPI documents have, and
 * platforms whose name is misspelled.
 */
export function misspelledNames(): string[] {
  const known = knownNames()
  return pages.flatMap((page) => {
    const text = readPage(page)
    return [...unknownNames(text, known), ...misspelledPlatforms(text)].map(
      (name) => `${page}: ${name}`,
    )
  })
}

/** Names in inline code, such as `agents.create()` or `maxRetries`, that are not known. */
export const unknownNames = (text: string, known: ReadonlySet<string>): string[] =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => {
    const [expression] = /^(?:new )?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?=$|\()/.exec(code) ?? [
      '',
    ]
    return expression
      .replace('new ', '')
      .split('.')
      .filter((name) => name !== '' && !known.has(name) && !foreignNames.has(name))
      .map((name) => `\`${code}\`: ${name}`)
  })

/** Names of platforms in prose that are not spelled as the platforms spell them. */
export const misspelledPlatforms = (text: string): string[] =>
  [
    ...withoutFences(text)
      .replaceAll(/`[^`\n]+`|\]\([^)]*\)|https?:\/\/\S+/g, '')
      .matchAll(/(?<![\w@/-])molt(?:infra|ify|bot ?den|ghost|\s(?:infra|ify|ghost))\b(?![/-])/gi),
  ]
    .map(([name]) => name)
    .filter((name) => !platforms.includes(name))

const withoutFences = (text: string): string =>
  text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replace(/^---\n[\s\S]*?\n---\n/, '')

/** Every word of the API reference and of the OpenAPI documents. */
function knownNames(): ReadonlySet<string> {
  const folders = [join(root, 'docs', 'reference'), join(root, 'docs', 'public', 'openapi')]
  const names = new Set<string>()
  for (const folder of folders) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(md|json)$/.test(file)) continue
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\\_', '_')
      for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name)
    }
  }
  return names
}
