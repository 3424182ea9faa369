import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pages, readPage } from '../../scripts/docs/snippets.ts'
import { publishedPackages } from '../../scripts/lib/packages.ts'
import { root } from '../../scripts/lib/paths.mjs'

/** Names that pages mention: of JavaScript, platforms and packages of others, and commands of ours. */
const foreignNames = new Set(
  `CancelToken EventSource Infinity MessageDeduplicationId MessageGroupId RateLimiterMySQL
  RateLimiterRedisNonAtomic RateLimiterValkey TextDecoder URLSearchParams abortSignal
  active_streams axios best_of busy ca cacheComponents call_id canParse commander compose crypto
  depositLimits distroless docs doctor echo extend followUps gen_ai httpsAgent import
  input_tokens isAxiosError isCancel llms login maxContentLength maxDuration modalities
  moduleNameMapper moduleResolution node16 nodenext not_sent omit paging pgboss preserve
  proxyEnv rate_limit ready redirect requestSources resend_count resolveJsonModule
  responseSources response_format
  sendSocketMessage serve setupWorker skipLibCheck sqs status_code status_unreachable
  structuredClone suffix toJSONSchema tool_choice tracing transformIgnorePatterns try ttl txt
  undici unstable_cache useForm validateStatus vscode web_search_options yaml`.split(/\s+/),
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
      .filter((name) => !isConstant.test(name) && !known.has(name) && !foreignNames.has(name))
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

/** Environment variables and the like. */
const isConstant = /^[A-Z0-9_]*$/

const withoutFences = (text: string): string =>
  text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replace(/^---\n[\s\S]*?\n---\n/, '')

/** Every word of the API reference and of the OpenAPI documents, and every string of the packages. */
function knownNames(): ReadonlySet<string> {
  const words = /[A-Za-z_$][\w$]*/g
  const strings = /(?<=')[a-z]\w*(?=')/g
  return new Set([
    ...matchesIn(join(root, 'docs', 'reference'), /\.md$/, words),
    ...matchesIn(join(root, 'docs', 'public', 'openapi'), /\.json$/, words),
    ...publishedPackages.flatMap(({ folder }) =>
      matchesIn(join(folder, 'src'), /(?<!\.test)\.ts$/, strings),
    ),
  ])
}

const matchesIn = (folder: string, files: RegExp, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => files.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\\_', '_')
      return [...text.matchAll(pattern)].map(([name]) => name)
    })
