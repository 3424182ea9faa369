/** Returns the name of a tool: `moltify_tasks_request_revision` for `tasks.requestRevision`. */
export const toolName = (platform: string, operation: string): string =>
  `${platform}_${operation.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
