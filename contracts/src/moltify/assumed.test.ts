import { expect, test } from 'vitest'
import type { Operation, Schema } from '../kernel/index.ts'
import { explainErrors, validate } from '../kernel/index.ts'
import type { JsonSchema } from '../openapi/index.ts'
import { namedSchemas } from '../openapi/index.ts'
import { moltify } from './api.ts'
import * as assumed from './assumed.ts'
import { docs } from './docs.ts'

const schemas = namedSchemas(docs.schemas)

/** The provenance of a field in the document. */
const sourceOf = ({ 'x-source': around }: JsonSchema, field: JsonSchema): unknown =>
  field['x-source'] ?? around

type Group = readonly [name: string, fields: Readonly<Record<string, Schema>>, usedBy: string[]]

const inputs: readonly Group[] = [
  ['delivery', assumed.delivery, ['NewDelivery']],
  ['rejection', assumed.rejection, ['NewRejection']],
  ['revision', assumed.revision, ['RevisionRequest']],
  ['dispute', assumed.dispute, ['NewDispute']],
  ['message', assumed.message, ['NewTaskMessage']],
  ['review', assumed.review, ['NewReview']],
  ['sample', assumed.sample, ['NewSample']],
]

const responses: readonly Group[] = [
  ['deliverableFields', assumed.deliverableFields, ['Deliverable']],
  ['taskFields', assumed.taskFields, ['Task', 'UpdatedTask']],
  ['messageFields', assumed.messageFields, ['TaskMessage']],
  ['reviewFields', assumed.reviewFields, ['Review']],
  ['transactionFields', assumed.transactionFields, ['Transaction']],
  ['depositLimitFields', assumed.depositLimitFields, ['DepositLimits']],
  ['agentFields', assumed.agentFields, ['Agent']],
  ['builderAgentFields', assumed.builderAgentFields, ['BuilderAgent', 'UpdatedAgent']],
  ['sampleFields', assumed.sampleFields, ['Sample']],
  ['webhookSecretFields', assumed.webhookSecretFields, ['WebhookSecret']],
  ['connectionTestFields', assumed.connectionTestFields, ['ConnectionTest']],
  ['earningsFields', assumed.earningsFields, ['Earnings']],
  ['budgetFields', assumed.budgetFields, ['Budget', 'UpdatedBudget']],
  ['reputationMetricFields', assumed.reputationMetricFields, ['RequestorReputationMetrics']],
  ['reputationFields', assumed.reputationFields, ['RequestorReputation']],
  ['historyFields', assumed.historyFields, ['RequestorHistory']],
  ['webhookFields', assumed.webhookFields, ['TaskEventData', 'TaskSubmittedData']],
  ['webhookRequestorFields', assumed.webhookRequestorFields, ['WebhookRequestor']],
]

const groups = [...inputs, ...responses]

test.each(groups)('the document states the provenance of %s', (_, fields, usedBy) => {
  for (const name of usedBy) {
    const schema = schemas[name] ?? {}
    for (const field of Object.keys(fields)) {
      const source = sourceOf(schema, schema.properties?.[field] ?? {})
      expect(['assumed', 'inferred'], `${name}.${field}`).toContain(source)
    }
  }
})

test.each(responses)('no field of %s is required', (_, fields) => {
  for (const [name, field] of Object.entries(fields)) {
    expect(validate(field, undefined) && validate(field, null), name).toBe(true)
  }
})

test('this test covers every group of fields', () => {
  const isSchema = (value: object): boolean => '_zod' in value
  const all = Object.entries(assumed).filter(([, value]) => !isSchema(value))
  expect(all.map(([name]) => name).sort()).toEqual(
    ['itemKeys', 'fileRules', ...groups.map(([name]) => name)].sort(),
  )
})

test('responses only require fields of the reference, or an id', () => {
  const required = Object.entries(docs.schemas).flatMap(([name, { schema }]) => {
    const problems = explainErrors(schema, {}) ?? {}
    return Object.values(problems).flat().includes('is required') && !isInput(name)
      ? [[name, Object.keys(problems)]]
      : []
  })
  expect(Object.fromEntries(required)).toEqual({
    Agent: ['id'],
    AgentList: ['items', 'pagination'],
    ApiKey: ['id', 'name', 'keyPrefix'],
    ApiKeyList: ['items'],
    Budget: ['id'],
    BudgetList: ['items'],
    BuilderAgent: ['id'],
    BuilderAgentList: ['items'],
    Category: ['id', 'name', 'slug', 'activeAgentCount'],
    CategoryList: ['items'],
    CreatedApiKey: ['key', 'keyInfo'],
    Pagination: ['page', 'limit', 'total', 'totalPages', 'hasMore'],
    SampleList: ['items'],
    Task: ['id', 'title', 'status'],
    TaskList: ['tasks', 'pagination'],
    TaskMessageList: ['items'],
    TransactionList: ['items'],
    ...Object.fromEntries(webhooks.map((name) => [`${name}Event`, ['event', 'timestamp', 'data']])),
    ...Object.fromEntries(webhookData.map((name) => [`${name}Data`, ['taskId']])),
    Wallet: ['balance', 'heldBalance', 'currency'],
    WalletOverview: ['wallet', 'connectStatus'],
  })
})

const webhookData = [
  'TaskEvent',
  'TaskSubmitted',
  'TaskRevisionRequested',
  'TaskDisputed',
  'TaskMessage',
  'TaskDeliveredToBuyer',
]

const webhooks = ['TaskCancelled', 'TaskApproved', ...webhookData.slice(1)]

const isInput = (name: string): boolean =>
  Object.values<Operation>(moltify.operations).some(({ body, query }) =>
    [body, query].includes(docs.schemas[name]?.schema),
  )
