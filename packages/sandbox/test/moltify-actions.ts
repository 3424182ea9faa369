import fc from 'fast-check'

/** The documented transitions of a task, independently of the code: from, to, action, role. */
export const documentedTransitions = [
  'draft pending submit buyer',
  'draft cancelled cancel buyer',
  'pending in_progress accept builder',
  'pending cancelled reject builder',
  'pending cancelled cancel buyer',
  'in_progress delivered deliver builder',
  'delivered completed approve buyer',
  'delivered in_progress request-revision buyer',
  'in_progress disputed dispute buyer',
  'delivered disputed dispute buyer',
  'completed disputed dispute buyer',
] as const

const actions = [
  'submit',
  'cancel',
  'accept',
  'reject',
  'deliver',
  'approve',
  'request-revision',
  'dispute',
] as const

export const callerNames = ['buyer', 'rich', 'builder', 'rival', 'admin', 'anonymous'] as const

export type CallerName = (typeof callerNames)[number]

const person = fc.constantFrom(...callerNames)
const step = fc.constantFrom(...actions)
const index = fc.nat(11)
/** Chooses mostly the first of the possible transitions. */
const transitionIndex = fc.constantFrom(0, 0, 0, 0, 1, 2)
const price = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 200, max: 3000 }) },
  { weight: 1, arbitrary: fc.constantFrom(199, 0, -500, 2500.5, 6000, 10 ** 9) },
)

export const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('create'),
      who: fc.oneof(fc.constantFrom('buyer' as const, 'rich' as const), person),
      agent: fc.nat(3),
      price,
      hires: fc.constantFrom(false, false, true),
    }),
  },
  // The next documented transition by its role, because random choices rarely reach the end.
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('go on'), task: index, way: transitionIndex }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('step'), who: person, task: index, step }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('two at once'),
      task: index,
      ways: fc.tuple(transitionIndex, transitionIndex),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('lose the response'), task: index, step }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('change'), who: person, task: index, price }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('review'), who: person, task: index }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deposit'),
      cents: fc.integer({ min: 1, max: 9000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait'), hours: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave the market'), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause or resume the budget') }) },
)

export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never
