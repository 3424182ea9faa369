import { code, json, page, sourceBadge, table } from './markdown.ts'
import type { Document, Operation } from './openapi.ts'
import { windowText } from './rate-limits.ts'
import { schemaTable, typeOf } from './schema-table.ts'

/** The page of one platform's HTTP API. */
export const httpReference = (document: Document, file: string): string => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = document.tags ?? [{ name: 'Operations' }]
  return page(
    `---\ntitle: ${document.info.title}\noutline: 2\n---`,
    `# ${document.info.title}`,
    document.info.description,
    `The document itself: [\`contracts/openapi/${file}\`](/openapi/${file}).`,
    table(
      ['server', '', ''],
      document.servers.map(({ url, description = '', 'x-source': source }) => [
        code(url),
        description,
        sourceBadge(source),
      ]),
    ),
    ...tags.flatMap(({ name, description }) => [
      `## ${name}`,
      description,
      ...operations
        .filter(({ operation }) => document.tags === undefined || operation.tags?.includes(name))
        .map(({ path, method, operation }) =>
          operationSection(`${method.toUpperCase()} ${path}`, operation, document),
        ),
    ]),
    sockets(document),
    webhooks(document),
    schemas(document),
  )
}

const operationSection = (title: string, operation: Operation, document: Document): string => {
  const { operationId, summary, description, parameters = [], requestBody } = operation
  const source = operation['x-source']
  return page(
    `### ${summary} {#${operationId.toLowerCase().replaceAll('.', '-')}}`,
    `<code class="request">${title.replaceAll('{', '&#123;')}</code> ${sourceBadge(source)}`,
    description,
    facts(operation, document),
    table(
      ['parameter', 'in', 'type', 'description'],
      parameters.map((parameter) => [
        `\`${parameter.name}\`${parameter.required ? '' : '?'}`,
        parameter.in,
        typeOf(parameter.schema),
        [
          parameter.description,
          parameter['x-source'] === source ? '' : sourceBadge(parameter['x-source']),
        ]
          .filter(Boolean)
          .join(' '),
      ]),
    ),
    ...Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema, example }]) => [
      `**Request body**, ${code(type)}: ${schema ? typeOf(schema) : 'any'}`,
      example === undefined ? '' : json(example),
    ]),
    responses(operation),
  ).trimEnd()
}

/** The operation id, effect, authentication and rate limits of an operation. */
const facts = (operation: Operation, document: Document): string => {
  const security = operation.security ?? document.security ?? []
  const limits = Object.entries(operation['x-rate-limit'] ?? {})
  const authentication = security.map((scheme) => Object.keys(scheme).join(' and ') || 'none')
  return table(
    ['', ''],
    [
      ['operation', code(operation.operationId)],
      ...(operation['x-effect'] ? [['effect', code(operation['x-effect'])]] : []),
      ['authentication', authentication.map(code).join(' or ') || 'none'],
      ...limits.map(([name, limit]) => [
        `rate limit ${code(name)}`,
        `${limit.max} ${windowText(limit.windowMs)} ${sourceBadge(limit['x-source'])}`,
      ]),
    ],
  )
}

const responses = ({ responses = {} }: Operation): string =>
  table(
    ['status', 'body', 'description'],
    Object.entries(responses).map(([status, { description, content = {}, ...rest }]) => [
      code(status),
      Object.values(content)
        .map(({ schema }) => (schema ? typeOf(schema) : ''))
        .join(' or '),
      [
        description,
        ...Object.entries(rest['x-error-codes'] ?? {}).map(
          ([name, of]) => `${code(name)} ${sourceBadge(of['x-source'])}`,
        ),
        sourceBadge(rest['x-source']),
      ]
        .filter(Boolean)
        .join(' '),
    ]),
  )

const sockets = ({ 'x-websockets': sockets = {} }: Document): string =>
  Object.entries(sockets)
    .map(([path, { description, sends, receives }]) =>
      page(
        `## WebSocket ${path}`,
        description,
        `**The client sends** ${sourceBadge(sends['x-source'])}`,
        schemaTable(sends, sends['x-source']),
        `**The client receives** ${sourceBadge(receives['x-source'])}`,
        schemaTable(receives, receives['x-source']),
      ),
    )
    .join('\n')

const webhooks = (document: Document): string | undefined =>
  document.webhooks &&
  page(
    '## Webhooks',
    ...Object.entries(document.webhooks).map(([event, { post }]) =>
      operationSection(event, post, document),
    ),
  )

const schemas = ({ components }: Document): string =>
  page(
    '## Schemas',
    ...Object.entries(components.schemas).flatMap(([name, schema]) => [
      `### ${name} {#schema-${name.toLowerCase()}}`,
      sourceBadge(schema['x-source']),
      schema.description,
      schema.properties ? schemaTable(schema, schema['x-source']) : typeOf(schema),
    ]),
  )
