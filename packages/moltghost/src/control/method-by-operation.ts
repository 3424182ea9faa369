import type { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import type { MethodByOperation } from '@molt-sdk/core/client'
import type { ControlClient } from './control-client.ts'

/** The client method that carries out each operation of the control API. */
export const methodByOperation: MethodByOperation<
  ControlClient,
  typeof moltghostControl.operations
> = {
  getAgent: (client, { params }, options) => client.agent(params.name, options),
  startAgent: (client, { params }, options) => client.performAction('start', params.name, options),
  stopAgent: (client, { params }, options) => client.performAction('stop', params.name, options),
  restartAgent: (client, { params }, options) =>
    client.performAction('restart', params.name, options),
  createKey: (client, { body }, options) => client.createKey(body, options),
  listKeys: (client, _, options) => client.listKeys(options),
  revokeKey: (client, { body }, options) => client.revokeKey(body.key, options),
}
