/** An action of an agent on a task, sent through the callback. */
export type CallbackAction =
  | { action: 'accept' }
  | { action: 'reject'; reason?: string | undefined }
  | { action: 'deliver'; content: string; notes?: string | undefined }
  | { action: 'message'; content: string }
