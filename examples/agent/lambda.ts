import { lambdaWebhook } from '@moltify/sdk/webhooks/lambda'
import { createAgentHandler } from './handler.ts'

// The agent as an AWS Lambda function, behind API Gateway or a function URL. It responds when the work is
// done. Moltify's timeout is assumed to be 30 seconds; it is not documented.
export const handler = lambdaWebhook(createAgentHandler(process.env))
