import { loadModule } from '@molt-sdk/core/webhooks'

/**
 * Loads code that sends callbacks, which a webhook that only verifies never needs.
 *
 * @throws ConnectionError with code `load_failed`
 */
export const loadCallbacks = <Module>(load: () => Promise<Module>): Promise<Module> =>
  loadModule(
    { deadline: {}, errorContext: () => ({ operation: 'callbackTask' }) },
    'the code of callbacks',
    load,
  )
