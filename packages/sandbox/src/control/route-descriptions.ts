/** A JSON schema, as far as the document of the control API needs it. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly additionalProperties?: boolean | JsonSchema
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** What a route does, and what it takes. */
export interface RouteDescription {
  readonly summary: string
  readonly body?: JsonSchema
  /** Schema of the response, where it is described. */
  readonly response?: JsonSchema
  /** Status of a response that has one. Default: 200. */
  readonly status?: 200 | 201 | 204
  /** Type of the response. Default: JSON. */
  readonly content?: 'application/json' | 'text/event-stream' | 'application/octet-stream'
}

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const integer: JsonSchema = { type: 'integer' }
const anyObject: JsonSchema = { type: 'object' }

/** An object with these fields and no others. */
const fields = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length && { required }),
  additionalProperties: false,
})

const scenario: JsonSchema = { $ref: '#/components/schemas/Scenario' }

const settings: JsonSchema = { type: 'object', description: 'The settings to change.' }

/** The routes of the control API without those that all platforms have. */
export const routeDescriptions: Readonly<Record<string, RouteDescription>> = {
  'GET /': { summary: 'Returns base URLs, keys, ids, time and faults.' },
  'GET /openapi.json': { summary: 'Returns this document.' },
  'POST /reset': { summary: 'Restores the initial state.' },
  'GET /scenario': {
    summary: 'Returns the whole state as a scenario. It contains keys, unmasked.',
    response: scenario,
  },
  'PUT /scenario': {
    summary: 'Replaces the whole state with that of a scenario, or changes nothing.',
    body: scenario,
    status: 204,
  },
  'GET /scenarios': { summary: 'Returns the names of the included scenarios.' },
  'GET /scenarios/{name}': { summary: 'Returns an included scenario.', response: scenario },
  'GET /clock': { summary: 'Returns the time.' },
  'POST /clock': {
    summary: 'Moves or freezes the clock.',
    body: fields({
      advance: { type: ['string', 'number'], description: 'Such as 48h, or milliseconds.' },
      set: { type: ['string', 'number'], description: 'ISO 8601, or milliseconds since 1970.' },
      frozen: flag,
    }),
  },
  'GET /faults': { summary: 'Returns the active faults.' },
  'POST /faults': {
    summary: 'Adds a fault and returns its id.',
    status: 201,
    body: {
      type: 'object',
      required: ['kind'],
      properties: {
        kind: text,
        platform: text,
        operation: text,
        event: text,
        times: integer,
        status: integer,
      },
    },
  },
  'DELETE /faults': { summary: 'Removes all faults.', status: 204 },
  'DELETE /faults/{id}': { summary: 'Removes a fault.', status: 204 },
  'GET /log': { summary: 'Returns the last 1,000 requests.' },
  'GET /events': {
    summary: 'Reports what happens in the sandbox.',
    content: 'text/event-stream',
  },
  'GET /requests/{id}': { summary: 'Returns a request with headers, bodies and what followed.' },
  'GET /operations': { summary: 'Returns the operations that faults can be added to.' },
  'POST /moltinfra/accounts': {
    summary: 'Creates an account.',
    status: 201,
    body: fields({
      tier: { type: ['string', 'integer'] },
      permissions: { enum: ['all', 'read'] },
      revoked: flag,
    }),
  },
  'PATCH /moltinfra/accounts/{id}': {
    summary: 'Updates an account.',
    body: fields({
      tier: { type: ['string', 'integer'] },
      permissions: { enum: ['all', 'read'] },
      revoked: flag,
    }),
  },
  'POST /moltinfra/agents': {
    summary: 'Creates an agent.',
    status: 201,
    body: fields({ agent: anyObject, account: text }, ['agent']),
  },
  'PATCH /moltinfra/agents/{id}': {
    summary: 'Updates the status or the protection of an agent.',
    body: fields({ status: { enum: ['active', 'inactive', 'error'] }, protected: flag }),
  },
  'POST /moltify/accounts': {
    summary: 'Creates an account.',
    status: 201,
    body: fields({
      name: text,
      isBuilder: flag,
      isAdmin: flag,
      identityVerified: flag,
      chargebacks: integer,
      ageDays: integer,
    }),
  },
  'POST /moltify/sessions': {
    summary: 'Signs an account in.',
    status: 201,
    body: fields({ account: text }),
  },
  'POST /moltify/agents': {
    summary: 'Creates an agent.',
    status: 201,
    body: fields({ agent: anyObject, account: text, status: { enum: ['draft', 'active'] } }, [
      'agent',
    ]),
  },
  'POST /moltify/agents/{id}/approve': { summary: 'Approves an agent in review.' },
  'GET /moltify/agents/{id}/webhook-secret': { summary: 'Returns the secret of its webhooks.' },
  'GET /moltify/ledger': { summary: 'Returns all totals and entries.' },
  'GET /moltify/totals': { summary: 'Returns all totals and the number of entries.' },
  'POST /moltify/deposits': {
    summary: 'Adds an amount to the wallet of an account.',
    status: 201,
    body: fields({ account: text, cents: integer }, ['account', 'cents']),
  },
  'POST /moltify/tasks/{id}/{transition}': {
    summary: 'Makes a transition of a task on behalf of its buyer or its builder.',
    body: fields({ reason: text, content: text }),
  },
  'GET /moltify/tasks/{id}/files/{index}': {
    summary: 'Returns a file of the delivery, counted from 0.',
    content: 'application/octet-stream',
  },
  'GET /moltify/webhooks': { summary: 'Returns all webhooks with each attempt.' },
  'POST /moltify/webhooks/flush': { summary: 'Sends the webhooks that are due.' },
  'POST /moltify/webhooks/{id}/resend': { summary: 'Sends a webhook again.' },
  'POST /moltbotden/agents': {
    summary: 'Creates an agent.',
    status: 201,
    body: fields({ id: text, profile: anyObject }, ['id', 'profile']),
  },
  'POST /moltbotden/invites': { summary: 'Creates an invite.', status: 201 },
  'POST /moltbotden/connections': {
    summary: 'Connects two agents.',
    status: 201,
    body: fields({ agentId: text, otherAgentId: text }, ['agentId', 'otherAgentId']),
  },
  'POST /moltbotden/interests': {
    summary: 'Expresses interest of one agent in another.',
    status: 201,
    body: fields({ from: text, to: text }, ['from', 'to']),
  },
  'POST /moltbotden/messages': {
    summary: 'Sends a message between connected agents.',
    status: 201,
    body: fields({ from: text, to: text, content: text }, ['from', 'to', 'content']),
  },
  'POST /moltghost/agents': {
    summary: 'Creates an agent.',
    status: 201,
    body: fields(
      {
        id: text,
        name: text,
        models: { type: 'array', items: text },
        skills: { type: 'array' },
        status: text,
      },
      ['name'],
    ),
  },
  'PATCH /moltghost/agents/{id}': {
    summary: 'Sets the state of an agent.',
    body: fields({ status: text, runsIn: { type: 'number', description: 'Milliseconds.' } }),
  },
  'PUT /moltghost/reply': {
    summary: 'Sets every later reply.',
    body: fields({ text }, ['text']),
  },
  'DELETE /moltghost/reply': { summary: 'Restores the initial replies.', status: 204 },
  'POST /moltghost/keys': {
    summary: 'Creates a key.',
    status: 201,
    body: fields({ agent: text, name: text }),
  },
  'DELETE /moltghost/keys/{id}': { summary: 'Revokes a key.', status: 204 },
}

/** The routes that all platforms have, below their names. Others with GET return a page of a list. */
export const platformRouteDescriptions: Readonly<Record<string, RouteDescription>> = {
  'GET /': { summary: 'Returns the settings and the data.' },
  'GET /settings': { summary: 'Returns the settings.' },
  'PATCH /settings': { summary: 'Changes settings.', body: settings },
  'GET /assumptions': { summary: 'Returns each assumption with its value and its reason.' },
}
