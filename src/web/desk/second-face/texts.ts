import type { ApproveSecondFace } from '../../../second-face/approval.ts'
import type { GiveSecondFace } from '../../../second-face/give-second-face.ts'
import type { Language } from '../../kit/language.ts'

type ApproveRefusal = Exclude<
  Extract<ApproveSecondFace, { refused: unknown }>['refused']['why'],
  'not-permitted'
>
type GiveRefusal =
  | Exclude<Extract<GiveSecondFace, { refused: unknown }>['refused']['why'], 'not-there'>
  | 'busy'

const da = {
  part: 'De andre seks ord',
  title: 'De andre seks ord',
  lead: 'Personen kan få seks ord mere. De åbner en anden samtale om noget helt almindeligt. Bliver personen tvunget til at vise siden, er det dem, der kan bruges. Så får vi besked med det samme, og det kan ikke ses på siden.',
  off: 'De andre seks ord er slået fra',
  offSays:
    'Ingen har godkendt, at de gives, eller også gælder godkendelsen en anden side end den, døren står på nu. De kan gives, når en leder har godkendt dem efter forsøg med mennesker, der selv har levet med det.',
  seeApproval: 'Se godkendelsen',
  none: 'Personen har dem ikke endnu.',
  everybody:
    'Alle skal have dem. Har kun nogle dem, kan enhver blive presset for at have dem. Giv dem ved et senere besøg, når personen er alene og kan de første ord udenad.',
  pick: 'Vælg emnet sammen med personen',
  pickSays: 'Vælg noget, personen kunne have skrevet om, og som ingen vil undre sig over.',
  pickLanguage: 'Sprog',
  languages: { da: 'Dansk', en: 'Engelsk' },
  pickDo: 'Vis tråden',
  noTopics: 'Der er ikke godkendt et emne, som passer til personens alder.',
  thread: 'Tråden',
  threadSays:
    'Læs den sammen. Det er den, man ser, når de andre seks ord er skrevet. Personen skal kunne fortælle om den.',
  person: 'Personen skriver',
  staff: 'Vi svarer',
  daysBefore: (days: number) => `${days} dage før i dag`,
  ownFirst: 'Den første besked',
  ownFirstHint: 'Skriv den om med personens egne ord. Skriv intet om det, personen henvender sig om.',
  ownFirstMissing: 'Skriv den første besked',
  words: 'De andre seks ord',
  wordsSays: 'Læs dem højt. Personen skal ikke skrive dem ned.',
  hasRead: 'Personen har læst tråden, kan de andre seks ord og ved, hvad der sker, når de bruges',
  hasReadMissing: 'Giv dem først, når personen har læst tråden og kan ordene',
  whatHappens:
    'Sig det, som det er: Vi får besked, når ordene bruges. Vi ringer eller skriver ikke til personen. Intet bliver slettet. Vi lover ikke, at nogen tror på tråden. Den, der presser, kan kræve begge.',
  give: 'Giv de andre seks ord',
  otherTopic: 'Vælg et andet emne',
  refused: {
    'not-approved': 'De blev ikke givet. Emnet eller siden er ikke godkendt.',
    'no-code': 'De blev ikke givet. Personen har ikke de første seks ord.',
    'already-given': 'Personen har dem allerede.',
    watched: 'De blev ikke givet. Personen er måske ikke alene.',
    'too-soon': 'De blev ikke givet. De gives ved et senere besøg end det første.',
    busy: 'De blev ikke givet, fordi der er travlt lige nu. Prøv igen om lidt.',
  } satisfies Record<GiveRefusal, string>,
  given: 'Personen har de andre seks ord',
  topic: 'Emne',
  practised: 'Prøvet sammen',
  notPractised: 'Ikke endnu',
  practise: 'Prøv dem sammen',
  practiseSays:
    'Lad personen skrive de andre seks ord på en telefon, som ingen andre ser. I et kvarter slår det ikke alarm. Efter et kvarter slår det alarm igen.',
  practiseDo: 'Begynd at prøve',
  practisingUntil: (moment: string) => `I prøver til ${moment}. Indtil da slår det ikke alarm.`,
  practiseWatched: 'I kan ikke prøve nu. Personen er måske ikke alene.',
  goesOn: 'Tråden går videre',
  goesOnSays:
    'Læg en af emnets tekster ind en gang imellem, så tråden lever. Det gør et menneske. Systemet svarer aldrig af sig selv. Teksterne må bruges, også når personen måske ikke er alene.',
  reply: 'Tekst',
  replyMissing: 'Vælg en tekst',
  replyDo: 'Læg teksten ind',
  here: 'Det her er en anden samtale',
  hereSays:
    'Den hører til en, der allerede har nogen hos os, og de får besked nu. Svar ikke her. Den forsvinder fra vagtbordet af sig selv i løbet af et øjeblik. Gør den ikke det, så sig det til lederen.',
  toDesk: 'Til vagtbordet',
  approval: {
    title: 'Godkend de andre seks ord',
    lead: 'De andre seks ord gives kun, når en leder har godkendt det. Det står for altid, hvem der godkendte, hvem der svarer for det, og hvad forsøgene viste.',
    stands: 'Godkendt',
    standsElsewhere: 'Godkendt for en anden side',
    standsElsewhereSays:
      'Døren står på en anden side end den, der blev godkendt. Derfor gives ingen. Træk godkendelsen tilbage, og godkend igen, hvis den nye side passer.',
    notApproved: 'Ikke godkendt',
    notApprovedSays: 'Ingen får de andre seks ord.',
    approvedBy: 'Godkendt af',
    answersFor: 'Hvem svarer for det',
    answersForHint: 'Fulde navn.',
    answersForMissing: 'Skriv navnet på den, der svarer for det',
    triedUntil: 'Sidste dag med forsøg',
    triedUntilMissing: 'Skriv den sidste dag med forsøg',
    trials: 'Forsøgene',
    trialsHint: 'En linje: hvem prøvede det, og hvad viste det? Skriv ingen navne på dem, der prøvede.',
    trialsMissing: 'Skriv en linje om forsøgene, mindst 20 tegn',
    hostPage: 'Siden, som døren står på',
    noHostPage: 'Der er ikke sat en side',
    noHostPageSays:
      'Døren skal stå på en almindelig side, før det kan godkendes. Ellers tror ingen på, at der skrives om bøger eller sport der. Driften sætter den med HOST_PAGE.',
    topics: 'Emner, der passer til siden',
    topicsHint: 'Gå ind på siden, og se den, som en fremmed ser den.',
    topicsMissing: 'Vælg mindst ét emne',
    counts: (withSecond: number, withCode: number) =>
      `De er givet til ${withSecond}. I de åbne sager har ${withCode} de første seks ord.`,
    do: 'Godkend',
    withdraw: 'Træk godkendelsen tilbage',
    withdrawSays: 'Ingen får flere. De, der har dem, kan stadig bruge dem, og vi får stadig besked.',
    onlyLeader: 'Kun en leder kan godkende.',
    refused: {
      'no-host-page': 'Det er ikke godkendt. Der er ikke sat en side, som døren står på.',
      'not-tried-yet': 'Det er ikke godkendt. Forsøgene er ikke slut endnu.',
      'already-approved': 'Det er allerede godkendt.',
    } satisfies Record<ApproveRefusal, string>,
    day: 'Dag',
    month: 'Måned',
    year: 'År',
  },
}
export type SecondFaceTexts = typeof da

const en: SecondFaceTexts = {
  part: 'The other six words',
  title: 'The other six words',
  lead: 'The person can have six more words. They open another conversation, about something quite ordinary. If the person is forced to show the page, these are the ones to use. We are told at once, and nothing shows on the page.',
  off: 'The other six words are switched off',
  offSays:
    'Nobody has approved that they are given, or the approval is for another page than the one the door stands on now. They can be given once a leader has approved them after trials with people who have lived it.',
  seeApproval: 'See the approval',
  none: 'The person does not have them yet.',
  everybody:
    'Everybody is to have them. If only some have, anybody can be pressed for them. Give them on a later visit, when the person is alone and knows the first words by heart.',
  pick: 'Choose the topic together with the person',
  pickSays: 'Choose something that the person could have written about, and that nobody will wonder at.',
  pickLanguage: 'Language',
  languages: { da: 'Danish', en: 'English' },
  pickDo: 'Show the thread',
  noTopics: 'No topic has been approved that fits the person’s age.',
  thread: 'The thread',
  threadSays:
    'Read it together. It is what one sees once the other six words are written. The person must be able to talk about it.',
  person: 'The person writes',
  staff: 'We answer',
  daysBefore: days => `${days} days before today`,
  ownFirst: 'The first message',
  ownFirstHint: 'Put it in the person’s own words. Write nothing of what the person really came about.',
  ownFirstMissing: 'Write the first message',
  words: 'The other six words',
  wordsSays: 'Read them aloud. The person must not write them down.',
  hasRead:
    'The person has read the thread, knows the other six words, and knows what happens when they are used',
  hasReadMissing: 'Give them only when the person has read the thread and knows the words',
  whatHappens:
    'Say it as it is: We are told when the words are used. We do not ring or write to the person. Nothing is deleted. We do not promise that anybody believes the thread. Whoever presses can demand both.',
  give: 'Give the other six words',
  otherTopic: 'Choose another topic',
  refused: {
    'not-approved': 'They were not given. The topic or the page is not approved.',
    'no-code': 'They were not given. The person does not have the first six words.',
    'already-given': 'The person has them already.',
    watched: 'They were not given. The person may not be alone.',
    'too-soon': 'They were not given. They are given on a later visit than the first.',
    busy: 'They were not given, because we are busy right now. Try again in a moment.',
  },
  given: 'The person has the other six words',
  topic: 'Topic',
  practised: 'Tried together',
  notPractised: 'Not yet',
  practise: 'Try them together',
  practiseSays:
    'Let the person write the other six words on a phone that nobody else sees. For a quarter of an hour it raises no alarm. After that it does again.',
  practiseDo: 'Begin to try',
  practisingUntil: moment => `You are trying until ${moment}. Until then it raises no alarm.`,
  practiseWatched: 'You cannot try now. The person may not be alone.',
  goesOn: 'The thread goes on',
  goesOnSays:
    'Leave one of the topic’s texts now and then, so that the thread lives. A person does that. The system never answers by itself. The texts may be used also while the person may not be alone.',
  reply: 'Text',
  replyMissing: 'Choose a text',
  replyDo: 'Leave the text',
  here: 'This is another conversation',
  hereSays:
    'It belongs to somebody who already has people here, and they are being told now. Do not answer here. It leaves the duty desk by itself in a moment. If it does not, tell the leader.',
  toDesk: 'To the duty desk',
  approval: {
    title: 'Approve the other six words',
    lead: 'The other six words are given only when a leader has approved it. It stands for good who approved, who answers for it, and what the trials showed.',
    stands: 'Approved',
    standsElsewhere: 'Approved for another page',
    standsElsewhereSays:
      'The door stands on another page than the one that was approved. So none are given. Withdraw the approval, and approve again if the new page fits.',
    notApproved: 'Not approved',
    notApprovedSays: 'Nobody gets the other six words.',
    approvedBy: 'Approved by',
    answersFor: 'Who answers for it',
    answersForHint: 'Full name.',
    answersForMissing: 'Write the name of whoever answers for it',
    triedUntil: 'Last day of trials',
    triedUntilMissing: 'Write the last day of trials',
    trials: 'The trials',
    trialsHint: 'One line: who tried it, and what did it show? Write no names of those who tried.',
    trialsMissing: 'Write a line about the trials, at least 20 characters',
    hostPage: 'The page that the door stands on',
    noHostPage: 'No page is set',
    noHostPageSays:
      'The door must stand on an ordinary page before this can be approved. Otherwise nobody believes that people write about books or sports there. Operations set it with HOST_PAGE.',
    topics: 'Topics that fit the page',
    topicsHint: 'Go to the page, and see it as a stranger sees it.',
    topicsMissing: 'Choose at least one topic',
    counts: (withSecond, withCode) =>
      `They were given to ${withSecond}. In the open cases ${withCode} have the first six words.`,
    do: 'Approve',
    withdraw: 'Withdraw the approval',
    withdrawSays: 'Nobody gets more of them. Those who have them can still use them, and we are still told.',
    onlyLeader: 'Only a leader can approve.',
    refused: {
      'no-host-page': 'It is not approved. No page is set that the door stands on.',
      'not-tried-yet': 'It is not approved. The trials are not over yet.',
      'already-approved': 'It is approved already.',
    },
    day: 'Day',
    month: 'Month',
    year: 'Year',
  },
}

export const secondFaceTexts = (language: Language): SecondFaceTexts => ({ da, en })[language]
