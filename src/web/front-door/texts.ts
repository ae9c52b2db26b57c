import type { Language } from '../kit/language.ts'

/** A child must be able to read every line of it. Nothing here may stand in a title, an address or a header. */
const da = {
  /** Stands in the browser's history. */
  title: 'Information',
  wayOut: 'Forlad siden',
  wayOutHint: 'eller tryk tre gange på Skift',
  nextFrame: 'Næste side',
  languages: 'Sprog',
  goOn: 'Fortsæt',
  startAgain: 'Til den første side',
  optional: 'kan springes over',
  offline: 'Der er ingen forbindelse. Det er ikke sendt, og det, du har skrevet, står her stadig. Prøv igen.',
  danger: {
    title: 'Er du i fare lige nu? Ring 112',
    says: 'Vent ikke på svar fra os.',
    call: 'Ring 112',
  },
  notices: {
    unknown: 'Siden kunne ikke åbnes igen. Begynd her.',
    ended: 'Der er gået for lang tid, så samtalen er lukket. Skriv dine seks ord igen.',
    busy: 'Der er mange på siden lige nu. Vent lidt, og tryk igen. Intet er gået tabt.',
    failed: 'Noget gik galt hos os. Det er ikke sendt. Prøv igen om lidt.',
    'too-large': 'Der er for meget tekst på én gang, så det er ikke sendt. Del teksten i flere dele.',
    repaired: 'Nogle tegn kunne ikke læses, så det er ikke sendt endnu. Se teksten igennem, og tryk igen.',
  },
  incident: (number: string) => `Nummer: ${number}`,
  start: {
    heading: 'Er det sikkert for dig at være her lige nu?',
    safe: 'Kan nogen se din skærm, eller kommer der snart nogen? Så tryk på »Forlad siden«, og kom tilbage en anden gang.',
    about:
      'Her kan du skrive til en rådgiver, hvis nogen i din familie eller omkring dig bestemmer over dit liv, holder øje med dig eller truer dig. Det er gratis, og du behøver ikke sige, hvem du er.',
    write: 'Skriv til os',
    comeBack: 'Jeg har mine seks ord',
    professional: 'Jeg er fagperson',
    hours: (opens: string, closes: string) =>
      `Vi læser det, du skriver, på hverdage mellem kl. ${opens} og ${closes}. Du kan skrive hele døgnet.`,
    traces: 'Kan nogen se, at jeg har været her?',
    tracesSay: [
      '»Forlad siden« lukker siden og åbner en helt almindelig side. Siden gemmer intet af det, du skriver, på telefonen.',
      'Men vi kan ikke skjule alt. Telefonen kan huske, at du har været på adressen. Den, der ejer netværket, kan se det samme. Og er der lagt overvågning ind på telefonen, kan den se det, du ser.',
      'Er du i tvivl, så brug en telefon eller computer, som ingen holder øje med, for eksempel på skolen eller biblioteket.',
    ],
  },
  channel: {
    heading: 'Hvordan må vi svare dig?',
    legend: 'Vælg den måde, som ingen andre opdager',
    options: {
      here: {
        label: 'Kun her på siden',
        hint: 'Du kommer selv tilbage og læser svaret. Vi sender intet til din telefon.',
      },
      phone: { label: 'Ring til mig', hint: 'Du bestemmer, hvornår vi må ringe.' },
      email: { label: 'Skriv en e-mail', hint: 'Kun hvis ingen andre kan læse dine e-mails.' },
      somebody: {
        label: 'Gennem en, jeg stoler på',
        hint: 'For eksempel en lærer, en ven eller din læge.',
      },
    },
    missing: 'Vælg, hvordan vi må svare dig',
  },
  before: {
    heading: 'Det skal du vide, før du skriver',
    anonymous:
      'Du kan skrive uden at sige, hvad du hedder. Når vi ikke ved, hvem du er, kan vi heller ikke fortælle det til nogen.',
    clues: 'Et telefonnummer, navnet på din skole eller din søsters navn kan også vise, hvem du er.',
    childHeading: 'Hvis du er under 18 år',
    child: [
      'Du må gerne skrive til os uden navn.',
      'Men hvis vi ved, hvem du er, og du er i fare, så skal vi fortælle det til kommunen. Det siger loven.',
      'Kommunen skal finde ud af, hvor farligt det er for dig, før den taler med dine forældre.',
      'Det samme gælder, hvis du skriver om en anden, som er under 18 år.',
    ],
    who: {
      legend: 'Hvem handler det om?',
      citizen: 'Mig selv',
      relative: 'En, jeg kender',
      missing: 'Vælg, hvem det handler om',
    },
    age: {
      legend: 'Er du, eller den det handler om, under 18 år?',
      yes: 'Ja',
      no: 'Nej',
      'not-known': 'Det ved jeg ikke, eller jeg vil ikke sige det',
      missing: 'Vælg et af svarene',
    },
    goOn: 'Jeg har læst det. Fortsæt',
  },
  matter: {
    heading: 'Hvad vil du have hjælp til?',
    anonymous:
      'Du kan altid få råd uden at sige, hvem borgeren er. Vi svarer på det, du fortæller. Svaret er det samme, uanset om vi kender borgeren i forvejen, og vi oplyser aldrig, om vi gør.',
    dutyTitle: 'Din egen pligt til at underrette',
    service: {
      legend: 'Hvad beder du om?',
      advice: { label: 'Rådgivning', hint: 'Til alle. Vi kan også rådgive om risici.' },
      'risk-assessment': {
        label: 'En risikovurdering',
        hint: 'Kommunen skal anmode om den, og anmodningen skal noteres. Uden den hedder dokumentet »Rådgivning om risici«.',
      },
      coordination: {
        label: 'Koordinering mellem myndigheder',
        hint: 'Kommunen skal anmode om den, og anmodningen skal noteres.',
      },
      missing: 'Vælg, hvad du beder om',
    },
    ground: {
      legend: 'Må vi få at vide, hvem borgeren er?',
      anonymised: { label: 'Nej, jeg fortæller om sagen uden navn' },
      consent: { label: 'Ja, borgeren har givet samtykke' },
      'legal-ground': {
        label: 'Ja, der er et andet lovligt grundlag',
        hint: 'Skriv hvilket, når du beskriver sagen.',
      },
      missing: 'Vælg, om vi må få at vide, hvem borgeren er',
    },
    under18: {
      legend: 'Er borgeren under 18 år?',
      yes: 'Ja',
      no: 'Nej',
      'not-known': 'Ikke kendt',
      missing: 'Vælg et af svarene',
    },
    profession: { label: 'Hvor arbejder du?', unanswered: 'Vælg', missing: 'Vælg, hvor du arbejder' },
  },
  words: {
    heading: 'Her er dine seks ord',
    what: 'Med ordene kan du komme tilbage og læse vores svar. Vi viser dem kun denne ene gang.',
    howHeading: 'Sådan husker du dem',
    how: [
      'Lav en lille historie inde i hovedet, hvor ordene kommer i samme rækkefølge. Fortæl den for dig selv tre gange.',
      'Skriv dem ikke på din telefon, og tag ikke et billede af dem. Skriver du dem på papir, så gem det et sted, hvor ingen leder.',
      'Den, der kender ordene, kan læse det, du har skrevet. Glemmer du dem, kan du altid skrive til os igen.',
    ],
    howProfessional: [
      'Skriv ordene ned, hvis du vil læse svaret her på siden. Vil du hellere ringes op, behøver du dem ikke.',
      'Den, der kender ordene, kan læse det, du har skrevet.',
    ],
    goOn: 'Jeg kan ordene. Fortsæt',
    goOnProfessional: 'Fortsæt',
  },
  write: {
    heading: 'Nu kan du skrive',
    headingProfessional: 'Beskriv situationen',
    reachHeading: 'Sådan vil du kontaktes',
    reachSays: 'Skriv det, du kan. Du behøver ikke udfylde det hele.',
    callBackHeading: 'Sådan ringer vi tilbage til dig',
    instead: 'Lad feltet være tomt, hvis du hellere kun vil læse svaret her på siden.',
    reachAt: {
      phone: 'Hvilket nummer må vi ringe til?',
      email: 'Hvilken e-mail må vi skrive til?',
      somebody: 'Hvem er det, og hvordan får vi fat i personen?',
      switchboard: 'Arbejdsplads, og hvem vi skal spørge efter',
    },
    switchboardHint:
      'Vi finder selv hovednummeret og ringer til dig gennem omstillingen. Indtil da giver vi kun generel rådgivning. Lad feltet være tomt, hvis du kun vil læse svaret her på siden.',
    hours: {
      label: 'Hvornår er det sikkert?',
      hint: 'For eksempel: hverdage mellem 10 og 12, aldrig om aftenen.',
      professional: 'Hvornår træffer vi dig?',
    },
    whoMayHear: {
      label: 'Hvem må gerne høre det?',
      hint: 'For eksempel: ingen, eller kun min ven.',
    },
    ifSomebodyElse: {
      label: 'Hvad skal vi sige, hvis en anden svarer?',
      hint: 'For eksempel: Vi ringer fra biblioteket om en bog.',
    },
    mayLeaveMessage: { legend: 'Må vi lægge en besked?', yes: 'Ja', no: 'Nej' },
    codeWord: {
      label: 'Vælg et kodeord',
      hint: 'Vi siger ordet, når vi taler sammen, så du ved, at det er os.',
    },
    text: {
      heading: 'Det, du vil fortælle',
      label: 'Hvad sker der?',
      hint: 'Skriv, som du vil, og på det sprog, du vil. Du behøver ikke skrive navne.',
      professional: 'Hvad er der sket, og hvad vil du spørge om?',
      anonymised: 'Skriv ikke navn, adresse eller CPR-nummer.',
      named: 'Skriv kun det, der er nødvendigt for at svare dig.',
      missing: 'Skriv, hvad der sker. Et enkelt ord er nok',
      tooLong: 'Teksten er for lang. Der er plads til 20.000 tegn. Du kan sende mere bagefter',
    },
    afraid: {
      legend: 'Er du bange for, at der sker noget i dag eller i morgen?',
      professional: 'Kan det ske i dag eller i morgen?',
      yes: 'Ja',
      no: 'Nej',
    },
    municipality: {
      label: 'Hvilken kommune bor du i?',
      professional: 'Hvilken kommune drejer det sig om?',
      unanswered: 'Vælg kommune',
    },
    send: 'Send',
  },
  received: {
    heading: 'Vi har fået det, du skrev',
    today: (moment: string) => `Vi læser det senest ${moment}.`,
    nextOpening: (moment: string) =>
      `Der er ingen hos os lige nu. Vi begynder at læse igen ${moment}, og før det kan vi ikke svare.`,
    afraidStaffed: 'Du skrev, at der kan ske noget i dag eller i morgen. Derfor læser vi det først.',
    afraidNobodyHere:
      'Du skrev, at der kan ske noget i dag eller i morgen. Vent ikke på os: Ring 112, hvis det sker, eller hvis du er bange for, at det sker nu.',
    howHeading: 'Sådan læser du svaret',
    how: 'Kom tilbage til siden her, og tryk på »Jeg har mine seks ord«. Der kan du også skrive mere.',
    switchboard:
      'Har du skrevet en arbejdsplads, ringer vi til dig gennem omstillingen på et nummer, vi selv finder.',
    leave: 'Når du er færdig, så tryk på »Forlad siden«.',
  },
  comeBack: {
    heading: 'Skriv dine seks ord',
    label: 'De seks ord i rækkefølge',
    hint: 'Skriv et mellemrum mellem ordene. Store og små bogstaver er lige meget.',
    kept: 'Det, du var ved at skrive',
    notSix: 'Skriv alle seks ord med mellemrum imellem',
    unknown: 'De ord passer ikke sammen. Se efter, om de er stavet rigtigt og står i rækkefølge',
    lost: 'Har du glemt ordene? Så gå til den første side, og skriv til os igen. Det er helt i orden.',
  },
  conversation: {
    heading: 'Din samtale',
    nothing: 'Her står der ikke noget endnu.',
    you: 'Du skrev',
    we: 'Vi skrev',
    waiting: 'Vi har ikke svaret endnu.',
    next: (moment: string) => `Næste gang, vi er i kontakt, er ${moment}.`,
    more: 'Vil du skrive mere?',
    moreHint: 'Du kan altid skrive igen. Der er ingen grænse for, hvor mange gange.',
    missing: 'Skriv noget, før du sender',
    send: 'Send',
    leave:
      'Når du er færdig, så tryk på »Forlad siden«. Så lukker samtalen. Den lukker også af sig selv, når der er gået 20 minutter.',
  },
}

export type Texts = typeof da

const en: Texts = {
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

export const texts = (language: Language): Texts => (language === 'da' ? da : en)
