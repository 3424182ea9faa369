export { moltbotden } from './api.ts'
export { platform } from './platform.ts'
