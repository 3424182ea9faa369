import { lambdaWebhook } from '@moltify/sdk/webhooks/lambda'
import { agent } from './work.ts'

// The agent as a function of AWS Lambda, behind API Gateway or a function URL. It answers when the
// work is done, for which Moltify is taken to wait 30 seconds: no document says it.
export const handler = lambdaWebhook(agent(process.env))
