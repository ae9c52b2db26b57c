import type { Guard } from './guard.ts'

const gone = 'migrations/0018-second-rater-gone.sql'
const removed = ['test/assessment/removed-actor.db.test.ts']
const secondRating = ['test/second-rating/blind.db.test.ts', 'test/second-rating/signed.db.test.ts']

/** The judgement is made anew when something happens, on what is known, and nobody's answer is lost in a hurry. */
export const judging: readonly Guard[] = [
  {
    keeps: 'what was found when an assessment was signed is found again',
    file: 'src/risk/instruments/evaluate.ts',
    remove: ' && isWithin(event.at, picture.at, fact.withinHours)',
    tests: ['test/replay/replay.test.ts'],
  },
  {
    keeps: 'an event calls for a new assessment at once',
    file: 'src/case/record-event.ts',
    remove: '    await callForReassessment(tx, on, now)\n',
    tests: ['src/case/record-event.db.test.ts'],
  },
  {
    keeps: 'a provisional assessment puts off what an event called for only when the acute items are rated',
    file: 'src/risk/assessment/sign-provisional.ts',
    remove: 'isAcuteRated(instrument, picture) && ',
    tests: ['src/case/record-event.db.test.ts'],
  },
  {
    keeps: 'whoever rates does not see what was answered last time',
    file: 'src/web/desk/assessment/change-page.tsx',
    remove: 'if (await isFormerLevelHidden(tx, on)) return undefined',
    tests: ['test/journeys/change.journey.test.ts'],
  },
  {
    keeps: 'the acute questions overwrite no answer of a colleague',
    file: 'src/risk/assessment/save-acute.ts',
    remove: 'former && former.version !== readVersion',
    leave: 'former && former.version < 0',
    tests: ['test/journeys/acute.journey.test.ts'],
  },
  {
    keeps: 'a red flag that nobody has answered can be answered after the signature',
    file: 'src/web/desk/assessment/flag-page.tsx',
    remove: 'findFlag(c, at)?.answeredAt === undefined',
    leave: 'false',
    tests: ['test/assessment/flag-after-signing.db.test.ts'],
  },
  {
    keeps: 'nobody is rated who was removed while the rating was on its way',
    file: 'src/web/desk/assessment/at-draft.tsx',
    remove: '  await lockCase(tx, at.on.caseId)\n',
    tests: removed,
  },
  {
    keeps: 'nothing that was said of somebody who was removed is signed',
    file: 'src/risk/assessment/signing.ts',
    remove: 'aboutActors(answers, around).map(',
    leave: 'answers.map(',
    tests: removed,
  },
  {
    keeps: 'nothing that was said of somebody who was removed is carried over',
    file: 'src/risk/assessment/carry-over.ts',
    remove: 'aboutActors(found.done.draft.answers, work.around)',
    leave: 'found.done.draft.answers',
    tests: removed,
  },
  {
    keeps: 'a driver that points to somebody who was removed asks for nothing',
    file: 'src/risk/assessment/picture-of.ts',
    remove: 'aboutActors(given, around)',
    leave: 'given',
    tests: removed,
  },
  {
    keeps: 'a second rater saves nothing about somebody who was removed',
    file: 'src/risk/second-rating/save-second-answer.ts',
    remove: '!isAskedFor || ',
    tests: secondRating,
  },
  {
    keeps: 'a second rating that is signed says nothing of somebody who was removed',
    file: 'src/risk/second-rating/sign-second-rating.ts',
    remove: '.filter(({ personId }) => personId === undefined || actors.some(({ id }) => id === personId))',
    tests: secondRating,
  },
  {
    keeps: 'a second rater answers the flags of their own answers before they sign',
    file: 'src/risk/second-rating/unanswered.ts',
    remove: 'flags.length === 0 && ',
    tests: secondRating,
  },
  {
    keeps: 'a second rater writes as many scenarios as the level asks for',
    file: 'src/risk/second-rating/unanswered.ts',
    remove: 'scenarios === 0 && ',
    tests: secondRating,
  },
  {
    keeps: 'what a suspended colleague was to rate blind goes back to those who have the case',
    file: gone,
    remove: "when 'staff' then perform corps.give_back_second_ratings(new.id, null);",
    leave: "when 'staff' then null;",
    tests: secondRating,
  },
  {
    keeps: 'whoever has seen the case has it no longer to rate blind',
    file: gone,
    remove: "when 'openings' then perform corps.give_back_second_ratings(new.principal_id, new.owner_id);",
    leave: "when 'openings' then null;",
    tests: secondRating,
  },
  {
    keeps: 'a second rating that nobody has is for whoever is responsible',
    file: gone,
    remove: 'perform corps.name_for_second_rating(given.case_id);',
    tests: secondRating,
  },
  {
    keeps: 'the talk about two ratings is for whoever has the case when it falls due',
    file: gone,
    remove: "when 'second_ratings' then perform corps.name_for_second_rating(new.case_id);",
    leave: "when 'second_ratings' then null;",
    tests: secondRating,
  },
  {
    keeps: 'whoever merges two answers leaves what a colleague ticked at evidence they were not shown',
    file: 'src/web/desk/assessment/evidence-fields.tsx',
    remove: "typed?.all('evidence').includes(each.id)",
    leave: 'typed',
    tests: ['test/assessment/merge.db.test.ts'],
  },
]
