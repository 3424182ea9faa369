/** What an agent answers a task with through its callback. */
export type CallbackAction =
  | { action: 'accept' }
  | { action: 'reject'; reason: string }
  | { action: 'deliver'; content: string; notes?: string | undefined }
  | { action: 'message'; content: string }
