import type { Texts } from './texts.ts'

export const en: Texts = {
  title: 'Information',
  wayOut: 'Leave this page',
  wayOutHint: 'or press Shift three times',
  nextFrame: 'Next page',
  languages: 'Language',
  goOn: 'Continue',
  startAgain: 'To the first page',
  optional: 'you can skip this',
  offline: 'There is no connection. It has not been sent, and what you wrote is still here. Try again.',
  danger: {
    title: 'Are you in danger right now? Call 112',
    says: 'Do not wait for an answer from us.',
    call: 'Call 112',
  },
  notices: {
    unknown: 'The page could not be opened again. Begin here.',
    ended: 'Too much time has passed, so the conversation is closed. Write your six words again.',
    busy: 'There are many people here right now. Wait a little and try again. Nothing has been lost.',
    failed: 'Something went wrong on our side. It has not been sent. Try again in a little while.',
    'too-large': 'That is too much text at once, so it has not been sent. Divide the text into parts.',
    repaired:
      'Some characters could not be read, so it has not been sent yet. Look through the text and press again.',
  },
  incident: number => `Number: ${number}`,
  start: {
    heading: 'Is it safe for you to be here right now?',
    safe: 'Can somebody see your screen, or is somebody coming soon? Then press “Leave this page” and come back another time.',
    about:
      'Here you can write to an adviser if somebody in your family or around you decides over your life, watches you or threatens you. It is free, and you do not have to say who you are.',
    write: 'Write to us',
    comeBack: 'I have my six words',
    professional: 'I am a professional',
    hours: (opens, closes) =>
      `We read what you write on weekdays between ${opens} and ${closes}, Danish time. You can write at any hour.`,
    traces: 'Can anybody see that I have been here?',
    tracesSay: [
      '“Leave this page” closes the page and opens a quite ordinary one. The page keeps nothing of what you write on the phone.',
      'But we cannot hide everything. The phone may remember that you have been at this address. Whoever owns the network can see the same. And if somebody has put surveillance on the phone, it can see what you see.',
      'If you are in doubt, use a phone or computer that nobody watches, for example at school or at the library.',
    ],
  },
  channel: {
    heading: 'How may we answer you?',
    legend: 'Choose the way that nobody else will notice',
    options: {
      here: {
        label: 'Only here on this page',
        hint: 'You come back yourself and read the answer. We send nothing to your phone.',
      },
      phone: { label: 'Call me', hint: 'You decide when we may call.' },
      email: { label: 'Write an e-mail', hint: 'Only if nobody else can read your e-mails.' },
      somebody: {
        label: 'Through somebody I trust',
        hint: 'For example a teacher, a friend or your doctor.',
      },
    },
    missing: 'Choose how we may answer you',
  },
  before: {
    heading: 'What you should know before you write',
    anonymous:
      'You can write without saying your name. When we do not know who you are, we cannot tell anybody either.',
    clues: 'A phone number, the name of your school or your sister’s name can also show who you are.',
    childHeading: 'If you are under 18',
    child: [
      'You are welcome to write to us without a name.',
      'But if we know who you are, and you are in danger, we must tell the municipality. The law says so.',
      'The municipality must find out how dangerous it is for you before it talks to your parents.',
      'The same goes if you write about somebody else who is under 18.',
    ],
    who: {
      legend: 'Who is it about?',
      citizen: 'Me',
      relative: 'Somebody I know',
      missing: 'Choose who it is about',
    },
    age: {
      legend: 'Are you, or the person it is about, under 18?',
      yes: 'Yes',
      no: 'No',
      'not-known': 'I do not know, or I would rather not say',
      missing: 'Choose one of the answers',
    },
    goOn: 'I have read this. Continue',
  },
  matter: {
    heading: 'What do you want help with?',
    anonymous:
      'You can always get advice without saying who the citizen is. We answer what you tell us. The answer is the same whether or not we already know the citizen, and we never say whether we do.',
    dutyTitle: 'Your own duty to notify',
    service: {
      legend: 'What do you ask for?',
      advice: { label: 'Advice', hint: 'For everybody. We may also advise on risks.' },
      'risk-assessment': {
        label: 'A risk assessment',
        hint: 'The municipality must request it, and the request must be recorded. Without it the document is titled “Advice on risks”.',
      },
      coordination: {
        label: 'Coordination between authorities',
        hint: 'The municipality must request it, and the request must be recorded.',
      },
      missing: 'Choose what you ask for',
    },
    ground: {
      legend: 'May we know who the citizen is?',
      anonymised: { label: 'No, I describe the matter without a name' },
      consent: { label: 'Yes, the citizen has consented' },
      'legal-ground': {
        label: 'Yes, there is another legal ground',
        hint: 'Write which one when you describe the matter.',
      },
      missing: 'Choose whether we may know who the citizen is',
    },
    under18: {
      legend: 'Is the citizen under 18?',
      yes: 'Yes',
      no: 'No',
      'not-known': 'Not known',
      missing: 'Choose one of the answers',
    },
    profession: { label: 'Where do you work?', unanswered: 'Choose', missing: 'Choose where you work' },
  },
  words: {
    heading: 'Here are your six words',
    what: 'With these words you can come back and read our answer. We show them only this once. They are Danish words.',
    howHeading: 'How to remember them',
    how: [
      'Make a little story in your head in which the words come in the same order. Tell it to yourself three times.',
      'Do not write them on your phone, and do not take a picture of them. If you write them on paper, keep it where nobody looks.',
      'Whoever knows the words can read what you have written. If you forget them, you can always write to us again.',
    ],
    howProfessional: [
      'Write the words down if you want to read the answer here. If you would rather be called, you do not need them.',
      'Whoever knows the words can read what you have written.',
    ],
    goOn: 'I know the words. Continue',
    goOnProfessional: 'Continue',
  },
  write: {
    heading: 'Now you can write',
    headingProfessional: 'Describe the situation',
    reachHeading: 'How you want to be reached',
    reachSays: 'Write what you can. You do not have to fill in all of it.',
    callBackHeading: 'How we call you back',
    instead: 'Leave this empty if you would rather only read the answer here on this page.',
    reachAt: {
      phone: 'Which number may we call?',
      email: 'Which e-mail may we write to?',
      somebody: 'Who is it, and how do we reach them?',
      switchboard: 'Your workplace, and whom to ask for',
    },
    switchboardHint:
      'We find the main number ourselves and call you through the switchboard. Until then we only give general advice. Leave this empty if you only want to read the answer here on this page.',
    hours: {
      label: 'When is it safe?',
      hint: 'For example: weekdays between 10 and 12, never in the evening.',
      professional: 'When can we reach you?',
    },
    whoMayHear: { label: 'Who may hear it?', hint: 'For example: nobody, or only my friend.' },
    ifSomebodyElse: {
      label: 'What should we say if somebody else answers?',
      hint: 'For example: We are calling from the library about a book.',
    },
    mayLeaveMessage: { legend: 'May we leave a message?', yes: 'Yes', no: 'No' },
    codeWord: {
      label: 'Choose a code word',
      hint: 'We say the word when we talk, so that you know it is us.',
    },
    text: {
      heading: 'What you want to tell',
      label: 'What is happening?',
      hint: 'Write as you like, and in the language you like. You do not have to write names.',
      professional: 'What has happened, and what do you want to ask?',
      anonymised: 'Do not write a name, an address or a CPR number.',
      named: 'Write only what is needed to answer you.',
      missing: 'Write what is happening. A single word is enough',
      tooLong: 'The text is too long. There is room for 20,000 characters. You can send more afterwards',
    },
    afraid: {
      legend: 'Are you afraid that something will happen today or tomorrow?',
      professional: 'Could it happen today or tomorrow?',
      yes: 'Yes',
      no: 'No',
    },
    municipality: {
      label: 'Which municipality do you live in?',
      professional: 'Which municipality is it about?',
      unanswered: 'Choose a municipality',
    },
    send: 'Send',
  },
  received: {
    heading: 'We have received what you wrote',
    today: moment => `We will read it no later than ${moment}.`,
    nextOpening: moment =>
      `Nobody is here right now. We start reading again ${moment}, and we cannot answer before that.`,
    afraidStaffed: 'You wrote that something may happen today or tomorrow. That is why we read it first.',
    afraidNobodyHere:
      'You wrote that something may happen today or tomorrow. Do not wait for us: call 112 if it happens, or if you are afraid that it is happening now.',
    howHeading: 'How to read the answer',
    how: 'Come back to this page and press “I have my six words”. You can also write more there.',
    switchboard:
      'If you wrote a workplace, we call you through its switchboard on a number we find ourselves.',
    leave: 'When you are done, press “Leave this page”.',
  },
  comeBack: {
    heading: 'Write your six words',
    label: 'The six words in order',
    hint: 'Put a space between the words. Capital or small letters do not matter.',
    kept: 'What you were writing',
    notSix: 'Write all six words with spaces between them',
    unknown: 'Those words do not belong together. Check that they are spelled right and in order',
    lost: 'Have you forgotten the words? Go to the first page and write to us again. That is quite all right.',
  },
  conversation: {
    heading: 'Your conversation',
    nothing: 'There is nothing here yet.',
    you: 'You wrote',
    we: 'We wrote',
    waiting: 'We have not answered yet.',
    next: moment => `The next time we are in touch is ${moment}.`,
    more: 'Do you want to write more?',
    moreHint: 'You can always write again, as many times as you like.',
    missing: 'Write something before you send',
    send: 'Send',
    leave:
      'When you are done, press “Leave this page”. That closes the conversation. It also closes by itself after 20 minutes.',
  },
}
