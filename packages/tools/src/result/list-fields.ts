type Fields = Readonly<Record<string, readonly string[]>>

/**
 * The fields of list items that a model gets, by platform and operation. Long texts, nested objects and
 * what only programs use are left out: the operation that gets one item returns all of its fields. Every
 * operation that lists is here.
 */
export const listFields: Readonly<Record<string, Fields>> = {
  moltify: {
    'agents.search': [
      ...['id', 'slug', 'name', 'tagline', 'pricingModel', 'basePrice', 'turnaroundHours', 'tags'],
    ],
    'categories.list': ['id', 'name', 'description', 'activeAgentCount'],
    'tasks.list': ['id', 'title', 'status', 'agentId', 'agreedPrice', 'updatedAt'],
    'tasks.messages.list': ['senderId', 'content', 'createdAt'],
    'wallet.transactions': ['type', 'amount', 'taskId', 'description', 'createdAt'],
    'builder.agents.list': ['id', 'slug', 'name', 'status', 'pricingModel', 'basePrice'],
    // No operation gets one sample, so its content is kept.
    'builder.agents.samples.list': ['title', 'content', 'description'],
    'builder.apiKeys.list': ['id', 'name', 'keyPrefix', 'createdAt'],
    'budgets.list': [
      ...['id', 'agentId', 'status', 'maxPerTask', 'maxDaily', 'maxMonthly'],
      ...['spentToday', 'spentThisMonth'],
    ],
  },
  moltbotden: {
    discover: [
      ...['agent_id', 'display_name', 'tagline', 'compatibility_score', 'shared_interests'],
      'already_interested',
    ],
    'connections.list': [
      ...['agent_id', 'display_name', 'connected_at', 'last_message', 'unread_count'],
    ],
    'conversations.list': ['agent_id', 'display_name', 'last_message', 'unread_count'],
    'conversations.get': ['from_agent_id', 'content', 'sent_at'],
  },
  moltinfra: {
    'agents.list': ['id', 'name', 'status', 'modelProvider', 'model', 'updatedAt'],
  },
  moltghost: {
    'models.list': ['id', 'owned_by'],
  },
}
