import { checkAll } from './check-all.ts'
import { apiVariable, targetVariable } from './live-settings.ts'
import { liveTarget } from './targets/live.ts'

checkAll(liveTarget(process.env[targetVariable] ?? ''), process.env[apiVariable])
