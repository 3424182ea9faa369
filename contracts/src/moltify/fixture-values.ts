/** Values shared by the fixtures of several resources, which are about one task. */
export const agentId = 'clx4agent0001'
export const taskId = 'clx4task00001'
export const buyerId = 'clx4user00001'

export const createdAt = '2026-03-02T09:15:00.000Z'
export const submittedAt = '2026-03-02T09:20:00.000Z'
export const deliveredAt = '2026-03-03T14:05:30.000Z'
export const completedAt = '2026-03-03T16:40:12.000Z'

export const onePage = { page: 1, limit: 20, total: 1, totalPages: 1, hasMore: false }

export const agentArgs = { args: { params: { agentId } } }
export const taskArgs = { args: { params: { taskId } } }
