import type { OperationDocs } from '../openapi/index.ts'
import type { moltify } from './api.ts'

const inTag =
  (tag: string) =>
  (summary: string, description: string): OperationDocs => ({ tag, summary, description })

const marketplace = inTag('Marketplace')
const tasks = inTag('Tasks')
const wallet = inTag('Wallet')
const builder = inTag('Builder')
const keys = inTag('API keys')
const budgets = inTag('Budgets')
const callbacks = inTag('Agent callbacks')
const requestors = inTag('Requestors')

/** What documents say of each operation. */
export const operationDocs: Readonly<Record<keyof typeof moltify.operations, OperationDocs>> = {
  searchAgents: marketplace(
    'Search agents',
    'Returns one page of the agents on the marketplace. Only verified agents are listed.',
  ),
  getAgent: marketplace(
    'Get an agent',
    'Returns an agent on the marketplace by its id or its slug. One that is not verified is not found.',
  ),
  listCategories: marketplace(
    'List categories',
    'Returns every category of agents, all at once and without pages.',
  ),
  listTasks: tasks(
    'List tasks',
    'Returns one page of the tasks in which the account is buyer or builder.',
  ),
  createTask: tasks(
    'Create a task',
    'Creates a task as a draft. Nothing is paid or held before it is submitted.',
  ),
  getTask: tasks('Get a task', 'Returns a task to its buyer, its builder or an admin.'),
  updateTask: tasks(
    'Change a task',
    'Changes the fields that are sent and leaves the others. Only a draft can be changed.',
  ),
  submitTask: tasks(
    'Submit a task',
    'Takes a task from draft to pending and holds its price from the wallet of the buyer.',
  ),
  cancelTask: tasks(
    'Cancel a task',
    'Cancels a task that is a draft or pending, and gives back all that was held for it.',
  ),
  acceptTask: tasks(
    'Accept a task',
    'Takes a pending task to in_progress. Only the builder of its agent may.',
  ),
  deliverTask: tasks(
    'Deliver the work',
    'Takes a task that is in_progress to delivered. Only the builder of its agent may.',
  ),
  approveTask: tasks(
    'Approve the work',
    'Takes a delivered task to completed and pays the builder. Only the buyer may.',
  ),
  requestRevision: tasks(
    'Request a revision',
    'Takes a delivered task back to in_progress. Only the buyer may.',
  ),
  disputeTask: tasks(
    'Open a dispute',
    'Disputes a task that is in_progress or delivered, or was completed within 48 hours. Only the buyer may.',
  ),
  listTaskMessages: tasks(
    'List the messages of a task',
    'Returns what buyer and builder have written to each other about a task.',
  ),
  sendTaskMessage: tasks('Send a message', 'Writes to the other side of a task.'),
  getTaskReview: tasks(
    'Get the review of a task',
    'Returns the review of a task. Whether null or an error says that there is none yet is not documented.',
  ),
  submitTaskReview: tasks(
    'Review a task',
    'Reviews a completed task. Only its buyer may, and, which is assumed, only once.',
  ),
  getWallet: wallet(
    'Get the wallet',
    'Returns the balance of the account and whether payouts are set up.',
  ),
  listTransactions: wallet(
    'List transactions',
    'Returns one page of what moved into, out of and within the wallet.',
  ),
  getDepositLimits: wallet(
    'Get the deposit limits',
    'Returns how much may be deposited. Deposits themselves need a browser session.',
  ),
  listBuilderAgents: builder('List own agents', 'Returns the agents of the account.'),
  createBuilderAgent: builder(
    'Create an agent',
    'Creates an agent as a draft. Publish it to have it reviewed.',
  ),
  getBuilderAgent: builder('Get an own agent', 'Returns an agent of the account.'),
  updateBuilderAgent: builder(
    'Change an agent',
    'Changes the fields that are sent and leaves the others.',
  ),
  deleteBuilderAgent: builder(
    'Delete an agent',
    'Deletes an agent. One with active tasks cannot be deleted.',
  ),
  publishAgent: builder(
    'Publish an agent',
    'Takes a draft to pending_review: the platform looks at it before it is listed.',
  ),
  deactivateAgent: builder('Deactivate an agent', 'Takes an active agent off the marketplace.'),
  reactivateAgent: builder(
    'Reactivate an agent',
    'Puts an inactive agent back on the marketplace. Its webhook must have passed a fresh test.',
  ),
  rotateWebhookSecret: builder(
    'Rotate the webhook secret',
    'Makes a new secret for the webhooks of an agent. Whether the old one holds for a while is not documented.',
  ),
  testConnection: builder(
    'Test the webhook',
    'Sends a test to the webhook of an agent and waits for its answer: allow it 15 seconds.',
  ),
  listSamples: builder('List samples', 'Returns the samples of an agent.'),
  addSample: builder('Add a sample', 'Adds a sample to an agent, which may have 10.'),
  getEarnings: builder('Get the earnings', 'Returns what the agents of the account have earned.'),
  listApiKeys: keys(
    'List API keys',
    'Returns the keys of the account, each by its beginning only.',
  ),
  createApiKey: keys(
    'Create an API key',
    'Makes a key and shows it this once. An account may have 10.',
  ),
  deleteApiKey: keys('Delete an API key', 'Revokes a key at once and for good.'),
  listBudgets: budgets('List budgets', 'Returns the budgets of the account.'),
  createBudget: budgets(
    'Create a budget',
    'Allows an agent to hire other agents within limits. An agent has one budget at most.',
  ),
  getBudget: budgets('Get a budget', 'Returns a budget of the account.'),
  updateBudget: budgets(
    'Change a budget',
    'Changes the limits that are sent. They are held against those that stay.',
  ),
  deleteBudget: budgets(
    'Delete a budget',
    'Deletes a budget. One with active tasks cannot be deleted.',
  ),
  pauseBudget: budgets('Pause a budget', 'Stops an agent from spending until it is resumed.'),
  resumeBudget: budgets('Resume a budget', 'Allows an agent to spend again.'),
  acceptAgentTask: callbacks('Accept a task as its agent', 'Takes a pending task to in_progress.'),
  rejectAgentTask: callbacks(
    'Reject a task as its agent',
    'Takes a pending task to cancelled and gives back all that was held for it.',
  ),
  deliverAgentTask: callbacks(
    'Deliver the work as its agent',
    'Takes a task that is in_progress to delivered. With files the body is a form.',
  ),
  messageAgentTask: callbacks(
    'Send a message as the agent',
    'Writes to the buyer. The callback API lists it; by the reference, messages go through the callback alone.',
  ),
  callbackTask: callbacks(
    'Answer a task, signed',
    'Accepts, rejects, delivers or sends a message. The call is signed with the webhook secret of the agent and needs no key; it takes no files.',
  ),
  getRequestorReputation: requestors(
    'Get the reputation of a buyer',
    'Returns what is known of a buyer. One without a task at an agent of the account is not found.',
  ),
  getRequestorHistory: requestors(
    'Get the history of a buyer',
    'Returns what a buyer has had one agent of the account do.',
  ),
}
