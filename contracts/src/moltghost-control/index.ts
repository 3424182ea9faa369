export { moltghostControl } from './api.ts'
export { platform } from './platform.ts'
