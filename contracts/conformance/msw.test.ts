import { checkAll } from './check-all.ts'
import { mswTarget } from './targets/msw.ts'

checkAll(mswTarget)
