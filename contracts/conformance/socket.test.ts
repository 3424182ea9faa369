import { checkAll } from './check-all.ts'
import { socketTarget } from './targets/socket.ts'

checkAll(socketTarget)
