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
  offline:
    'There is no connection, or something went wrong on our side. We do not know whether it arrived. What you wrote is still here. Try again. It will only be sent once.',
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
    read: 'Read first',
    abroad: 'I am abroad',
    readingNow: closes => `We are reading right now, and until ${closes}.`,
    nobodyNow: opens => `Nobody is reading right now. We read again ${opens}.`,
    hours: (opens, closes) =>
      `We read on weekdays between ${opens} and ${closes}, Danish time. You can write at any hour.`,
    traces: 'Can anybody see that I have been here?',
    tracesSay: [
      '“Leave this page” closes the page and opens a quite ordinary one. The page keeps nothing of what you write on the phone.',
      'But we cannot hide everything. The phone may remember that you have been at this address. Whoever owns the network can see the same. And if somebody has put surveillance on the phone, it can see what you see.',
      'If you are in doubt, use a phone or computer that nobody watches, for example at school or at the library.',
    ],
  },
  phone: {
    heading: 'Who can see your phone?',
    why: 'Your answer helps us to answer you in a way that nobody else notices.',
    legend: 'The phone or computer you are using now',
    options: {
      me: { label: 'Only me' },
      others: {
        label: 'Others can see it too',
        hint: 'They know the code, borrow it or bought it for me.',
      },
      'not-known': { label: 'I do not know' },
    },
    missing: 'Choose who can see your phone',
    checklist: 'How do I find out?',
  },
  channel: {
    seen: 'Others may be able to see who calls or writes to you. Then it is safest to read the answer here on this page.',
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
  read: {
    heading: 'What do you want to read about?',
    check: 'Answer seven questions for yourself',
    watch: 'Is somebody watching my phone?',
    back: 'Back to the list',
    about: 'Who are we?',
    aboutSay: [
      'We are advisers. We help when family or others decide over somebody’s life, watch them or threaten them.',
      'We can talk with you about what you want yourself. We can make a plan together with you, so that you are safer.',
      'If somebody is in great danger, or if you are under 18, we may have a duty to tell others. You can read more about that before you write.',
    ],
  },
  check: {
    heading: 'Seven questions, only for you',
    about: [
      'You answer for your own sake. You can skip all of it.',
      'We do not keep your answers. We only see them if you send them to us yourself afterwards.',
    ],
    answers: { yes: 'Yes', no: 'No', unknown: 'Do not know' },
    questions: {
      Q2a: 'Is somebody hurting you right now?',
      Q2b: 'In the last few days, has somebody hit you, held you by the throat or used a weapon?',
      Q3: 'Has somebody said that they will kill you, fetch you or harm you? Or are you afraid yourself that it will happen soon?',
      Q4: 'Are there plans for a journey, an engagement or a wedding that you do not want? Or has somebody taken your passport?',
      Q5: 'Is somebody looking for you, do they know where you are, or can they see what you do on your phone?',
      Q6b: 'Are others in danger too? For example a sister, a brother, your child or your partner.',
      Q6a: 'Are you thinking of taking your own life?',
    },
    last: {
      heading: 'Help at any hour, and one more question',
      help: 'Sometimes things get so hard that you do not want to live. There is help at any hour: 112, and the doctor on call.',
      danger: 'If you are about to harm yourself, call 112. Say it as it is.',
      optional: 'You do not have to answer.',
    },
    end: {
      heading: 'Thank you for thinking about it',
      fear: 'If you are afraid, that is reason enough to write to us. That is so whatever you have answered.',
      notKept: 'We have not kept your answers. You decide whether we get to see them.',
      withAnswers: 'Write, and send my answers along',
      without: 'Write without my answers',
    },
  },
  watch: {
    heading: 'Is somebody watching my phone?',
    first: 'Do not change anything yet',
    firstSays:
      'Whoever is watching may be told when you turn something off or change a code. That can make it more dangerous for you. So read first, and talk with us before you change anything.',
    other:
      'If you can, use another phone to read and to write to us. For example a friend’s, or one at school or the library. Use your own phone as you always do.',
    order: 'Go through it in this order',
    look: 'Look for',
    today: 'Safe today',
    leaving: 'Wait until you leave',
    areas: [
      {
        title: 'The phone',
        look: [
          'Do others know your code, or does the phone open with somebody else’s finger or face?',
          'Did somebody else buy the phone, set it up or have it for a long time?',
          'Are there apps you do not know?',
        ],
        today: [
          'Look, but delete nothing.',
          'Think about who has had the phone.',
          'Leave the phone somewhere else when you talk about this. A phone can listen.',
        ],
        leaving: [
          'Get a new phone and a new number that nobody in the family has had in their hands.',
          'Leave the old one behind, or turn it off, in the way you have agreed with us.',
        ],
      },
      {
        title: 'E-mail and other accounts',
        look: [
          'Do others know the code to your e-mail, Snapchat, Instagram or MitID?',
          'Is your map with friends turned on, so that others can see where you are?',
          'Are there messages that have been read, but not by you?',
        ],
        today: [
          'Make a new e-mail from another phone. Never open it on your own.',
          'Leave the old accounts as they are.',
        ],
        leaving: [
          'Change codes from a new phone, and log out everywhere.',
          'Turn off your location in all apps.',
        ],
      },
      {
        title: 'Family sharing',
        look: [
          'Is your phone part of a family’s sharing at Apple or Google?',
          'Do you share pictures, calendar, purchases or “Find my phone”?',
        ],
        today: ['Only look. If you leave the sharing, the others are told.'],
        leaving: ['Start afresh with your own account on a new phone. Do not bring a copy of the old one.'],
      },
      {
        title: 'The children’s things',
        look: [
          'Do the children have a phone, tablet, watch or game that shows where they are?',
          'Have they been given presents that could hide a tracker? It may also be a toy.',
        ],
        today: ['Let the children use their things as they always do. Do not ask them to hide anything.'],
        leaving: ['Leave the things behind, or turn them off, before you go.'],
      },
      {
        title: 'The car, bag and clothes',
        look: [
          'Does the car have an app that others in the family use?',
          'Is there a small tracker in the car, bag, jacket or keys?',
        ],
        today: ['If you find a tracker, leave it where it is. Tell us about it.'],
        leaving: ['Do not take the car if others can see where it is. Only bring what you are sure of.'],
      },
      {
        title: 'Bank and cards',
        look: [
          'Can others see your account, so that they see where you have drawn money?',
          'Are your travel card, parcels or purchases in an app that others can see?',
        ],
        today: ['Keep a little cash with somebody you trust, if that is safe.'],
        leaving: [
          'Get an account in a bank of your own, with post to a safe address.',
          'Use cash until the new account works.',
        ],
      },
    ],
    end: 'We can go through it together with you before you change anything.',
  },
  abroad: {
    heading: 'Are you abroad?',
    says: [
      '112 does not work everywhere in the world. So you need to know the number in the country where you are.',
      'We are in Denmark and cannot send anybody out to you. But we can advise you, and talk to those who can help.',
    ],
    country: {
      label: 'Which country are you in?',
      unanswered: 'Choose a country',
      missing: 'Choose a country',
    },
    show: 'Show the number',
    numbers: country => `Help now: ${country}`,
    kinds: { all: 'Emergency', police: 'Police', ambulance: 'Ambulance' },
    call: number => `Call ${number}`,
    unverified: 'We have not checked the numbers. Ask somebody you trust whether they are right.',
    checked: date => `Checked ${date}.`,
    time: (there, here) => `It is ${there} where you are, if that is the capital, and ${here} in Denmark.`,
    ministryHeading: 'The duty line of the Danish Foreign Ministry',
    ministry:
      'The ministry has a duty line in Denmark that can find the Danish embassy for you. Danish authorities can often do less once you have left the country, and if you also have a passport from where you are, they may not be able to help you.',
    ministryMissing:
      'The number stands under “Find help from others” when we have checked it. If it is not there, search for “Udenrigsministeriet vagtcenter” if that is safe.',
    write: 'Write to us from abroad',
  },
  help: {
    heading: 'Find help from others',
    police: 'The police, when it is not urgent:',
    traces:
      'A call stands in the phone’s list of calls, and perhaps on the bill. Ring from a phone that nobody else sees, if you can.',
    none: 'There is nobody else on the list right now. You can write to us.',
    checked: date => `Checked ${date}`,
    practice: 'Practice. Nobody has checked the number.',
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
    goOn: 'I know the words. Continue',
  },
  write: {
    answersCome: 'Your answers to the questions will be sent along.',
    heading: 'Now you can write',
    reachHeading: 'How you want to be reached',
    reachSays: 'Write what you can. You do not have to fill in all of it.',
    instead: 'Leave this empty if you would rather only read the answer here on this page.',
    reachAt: {
      phone: 'Which number may we call?',
      email: 'Which e-mail may we write to?',
      somebody: 'Who is it, and how do we reach them?',
    },
    hours: {
      label: 'When is it safe?',
      hint: 'For example: weekdays between 10 and 12, never in the evening.',
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
      missing: 'Write what is happening. A single word is enough',
      tooLong: 'The text is too long. There is room for 20,000 characters. You can send more afterwards',
    },
    afraid: {
      legend: 'Are you afraid that something will happen today or tomorrow?',
      yes: 'Yes',
      no: 'No',
    },
    municipality: {
      label: 'Which municipality do you live in?',
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
  firstReplies: {
    received:
      'We have received your words. A person reads them together with an interpreter. Is it safe to write to you here today?',
    danger: 'If you are in danger now, call 112. Do not wait for us.',
    interpreter:
      'Is there anybody who must not interpret for you? Write the name, the town or the country. You may write in your own language.',
    soon: 'We have found an interpreter. We are reading what you wrote, and answer you here.',
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
    sendFile: 'Send a file or a recording',
    fileReceived: 'We have received a file from you.',
    leave:
      'When you are done, press “Leave this page”. That closes the conversation. It also closes by itself after 20 minutes.',
  },
  file: {
    heading: 'Send a file or a recording',
    what: 'It may be a picture, a screen recording, a sound recording or a document. We keep it exactly as it is, so that it can be used as evidence.',
    stays: 'The file stays on your phone, also when you have sent it to us.',
    mayDelete:
      'We cannot delete it for you. If you want to delete it yourself, remember the bin. If you are afraid that somebody will notice that it is gone, leave it.',
    words: 'Do you want to write something about it?',
    file: 'Choose a file',
    fileHint:
      'One at a time, at most 20 MB. You can only send it to us. It cannot be opened here afterwards.',
    send: 'Send the file',
    sending: 'The file is being sent. It may take some minutes. If you leave the page now, it is not sent.',
    back: 'To the conversation',
    received: 'We have received the file',
    another: 'Send another file',
    missing: 'Choose a file',
    empty: 'The file is empty. Choose another',
    tooLarge:
      'The file is larger than 20 MB, so it has not been sent. Send a shorter recording, or divide it into several',
    cut: 'The connection was cut, so the file has not been sent. Choose it again',
    tooMuchInAnHour:
      'Many files have been sent in a short time, so this one has not been sent. Wait an hour and try again. You can still write to us',
    tooMuch:
      'There is no room for more files in the conversation, so this one has not been sent. Write to us, and we will find another way',
  },
  more: {
    heading: 'More about your case',
    about:
      'This is what we have agreed that you can see. If somebody else might come to see it, write to us, and we close it.',
    none: 'There is nothing more to see here right now.',
    nothing: 'There is nothing here yet.',
    back: 'Back to the conversation',
    list: 'Back to the list',
    leave: 'When you have finished, press “Leave this page”.',
    items: {
      plan: 'Rehearse your sentences',
      promises: 'What we have done',
      holders: 'Who has your case?',
      papers: 'What have we told others?',
      consents: 'What you have said yes to',
      lookers: 'Who has looked at your case?',
    },
    says: {
      promises: 'This is what we promised you, and now it is done.',
      holders: 'We do not use our real names. It is for your sake and ours.',
      papers: 'This is what we have sent about your case. If you wonder about something, ask us.',
      consents: 'You can always say no again. You do that by writing to us.',
      lookers: 'Each time one of us looks at your case, it is noted. Nobody can delete it again.',
    },
    parts: {
      responsible: ' has your case.',
      deputy: ' takes over when the first is not here.',
    },
    who: {
      responsible: 'The one who has your case looked at it',
      deputy: 'The one who takes over looked at it',
      leader: 'A leader of ours looked at it',
      consultant: 'Another adviser of ours looked at it',
    },
    purposes: {
      read: 'to read',
      write: 'to write',
      triage: 'to find out how urgent it is',
      'acute-danger': 'to help, because it was urgent',
      'person-called': 'because you wanted to talk with us',
      silence: 'because we had not heard from you',
      'cover-for-colleague': 'to help somebody who was not here',
      'person-came-back': 'because you came back',
      'second-rating': 'to see it with fresh eyes',
      'paper-check': 'to read something through before you or others got it',
    },
    otherPurpose: 'to work on it',
    severalTimes: 'several times that day',
    papers: {
      report: 'We sent a report',
      'fhir-export': 'We sent a report',
      extract: 'We sent a short text',
      'advice-note': 'We sent advice',
      notification: 'We sent a notification',
      'police-request': 'We asked for help',
      'meeting-invitation': 'We invited to a meeting',
      'meeting-minutes': 'We sent notes of a meeting',
    },
    told: {
      municipality: 'to the municipality',
      police: 'to the police',
      shelter: 'to somebody who helps you',
      other: 'to somebody who helps you',
    },
    yes: {
      municipality: 'You said yes to us talking with the municipality.',
      police: 'You said yes to us talking with the police.',
      shelter: 'You said yes to us talking with somebody who helps you.',
      other: 'You said yes to us talking with somebody who helps you.',
    },
    withdrawn: (day: string) => `You said no again on ${day}. So we do it no more.`,
  },
  rehearse: {
    count: (place: string, all: string) => `${place} of ${all}`,
    think: 'Think first. What do you do?',
    show: 'Show the sentence',
    answer: 'Then I do this',
    repeat: 'Say the sentence three times in your head. Then go on.',
    end: 'That was the last one. Rehearse them again another day, until you know them without looking.',
    next: 'Next',
    again: 'Begin again',
  },
}
