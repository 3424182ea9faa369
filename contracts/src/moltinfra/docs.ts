import { agentSchemas } from './agents.docs.ts'
import { messageSchemas } from './messages.docs.ts'

/** What documents and published types say of the MoltInfra API beyond its contract. */
export const docs = { schemas: { ...agentSchemas, ...messageSchemas } }
