/** A child must be able to read every line of it. Nothing here may stand in a title, an address or a header. */
export const da = {
  /** Stands in the browser's history. */
  title: 'Information',
  wayOut: 'Forlad siden',
  wayOutHint: 'eller tryk tre gange på Skift',
  nextFrame: 'Næste side',
  languages: 'Sprog',
  goOn: 'Fortsæt',
  startAgain: 'Til den første side',
  optional: 'kan springes over',
  offline:
    'Der er ingen forbindelse, eller noget gik galt hos os. Vi ved ikke, om det kom frem. Det, du har skrevet, står her stadig. Prøv igen. Det bliver kun sendt én gang.',
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
    read: 'Læs først',
    abroad: 'Jeg er i udlandet',
    readingNow: (closes: string) => `Vi læser lige nu, og indtil ${closes}.`,
    nobodyNow: (opens: string) => `Der er ingen, der læser lige nu. Vi læser igen ${opens}.`,
    hours: (opens: string, closes: string) =>
      `Vi læser på hverdage mellem kl. ${opens} og ${closes}. Du kan skrive hele døgnet.`,
    traces: 'Kan nogen se, at jeg har været her?',
    tracesSay: [
      '»Forlad siden« lukker siden og åbner en helt almindelig side. Siden gemmer intet af det, du skriver, på telefonen.',
      'Men vi kan ikke skjule alt. Telefonen kan huske, at du har været på adressen. Den, der ejer netværket, kan se det samme. Og er der lagt overvågning ind på telefonen, kan den se det, du ser.',
      'Er du i tvivl, så brug en telefon eller computer, som ingen holder øje med, for eksempel på skolen eller biblioteket.',
    ],
  },
  phone: {
    heading: 'Hvem kan se din telefon?',
    why: 'Svaret hjælper os med at svare dig på en måde, som ingen andre opdager.',
    legend: 'Den telefon eller computer, du bruger nu',
    options: {
      me: { label: 'Kun mig' },
      others: {
        label: 'Andre kan også se den',
        hint: 'De kender koden, låner den eller har købt den til mig.',
      },
      'not-known': { label: 'Det ved jeg ikke' },
    },
    missing: 'Vælg, hvem der kan se din telefon',
    checklist: 'Hvordan finder jeg ud af det?',
  },
  channel: {
    seen: 'Andre kan måske se, hvem der ringer eller skriver til dig. Så er det sikrest at læse svaret her på siden.',
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
  read: {
    heading: 'Hvad vil du læse om?',
    check: 'Svar på syv spørgsmål for dig selv',
    watch: 'Holder nogen øje med min telefon?',
    back: 'Tilbage til listen',
    about: 'Hvem er vi?',
    aboutSay: [
      'Vi er rådgivere. Vi hjælper, når familien eller andre bestemmer over ens liv, holder øje med en eller truer en.',
      'Vi kan tale med dig om, hvad du selv vil. Vi kan lave en plan sammen med dig, så du er mere i sikkerhed.',
      'Er nogen i stor fare, eller er du under 18 år, kan vi have pligt til at sige det til andre. Det kan du læse mere om, før du skriver.',
    ],
  },
  check: {
    heading: 'Syv spørgsmål, kun til dig',
    about: [
      'Du svarer for din egen skyld. Du kan springe alt over.',
      'Vi gemmer ikke dine svar. Vi ser dem kun, hvis du selv sender dem til os bagefter.',
    ],
    answers: { yes: 'Ja', no: 'Nej', unknown: 'Ved ikke' },
    questions: {
      Q2a: 'Er der nogen, der gør dig ondt lige nu?',
      Q2b: 'Har nogen i de sidste dage slået dig, taget dig om halsen eller brugt et våben?',
      Q3: 'Har nogen sagt, at de vil dræbe dig, hente dig eller skade dig? Eller er du selv bange for, at det sker snart?',
      Q4: 'Er der planer om en rejse, en forlovelse eller et bryllup, som du ikke vil? Eller har nogen taget dit pas?',
      Q5: 'Leder nogen efter dig, ved de, hvor du er, eller kan de se med på din telefon?',
      Q6b: 'Er andre også i fare? For eksempel en søster, en bror, dit barn eller din kæreste.',
      Q6a: 'Tænker du på at tage dit eget liv?',
    },
    last: {
      heading: 'Hjælp hele døgnet og et spørgsmål mere',
      help: 'Nogle gange bliver det så svært, at man ikke vil leve. Der er hjælp hele døgnet: 112 og den læge, der har vagt.',
      danger: 'Er du ved at gøre dig selv noget, så ring 112. Sig det, som det er.',
      optional: 'Du behøver ikke at svare.',
    },
    end: {
      heading: 'Tak, fordi du tænkte over det',
      fear: 'Er du bange, så er det grund nok til at skrive til os. Det gælder, hvad du end har svaret.',
      notKept: 'Vi har ikke gemt dine svar. Du bestemmer, om vi får dem at se.',
      withAnswers: 'Skriv, og send mine svar med',
      without: 'Skriv uden mine svar',
    },
  },
  watch: {
    heading: 'Holder nogen øje med min telefon?',
    first: 'Lav ikke om på noget endnu',
    firstSays:
      'Den, der holder øje, kan få besked, når du slukker for noget eller skifter en kode. Det kan gøre det farligere for dig. Læs derfor først, og tal med os, før du ændrer noget.',
    other:
      'Brug helst en anden telefon til at læse og skrive til os. For eksempel en vens, skolens eller bibliotekets. Brug din egen telefon, som du plejer.',
    order: 'Gå frem i den her rækkefølge',
    look: 'Kig efter',
    today: 'Det er sikkert i dag',
    leaving: 'Vent, til du tager væk',
    areas: [
      {
        title: 'Telefonen',
        look: [
          'Kender andre din kode, eller åbner telefonen med en andens finger eller ansigt?',
          'Har en anden købt telefonen, sat den op eller haft den længe?',
          'Er der apps, du ikke kender?',
        ],
        today: [
          'Kig, men slet ikke noget.',
          'Tænk over, hvem der har haft telefonen.',
          'Lad telefonen ligge et andet sted, når du taler om det her. En telefon kan lytte med.',
        ],
        leaving: [
          'Få en ny telefon og et nyt nummer, som ingen i familien har haft i hånden.',
          'Lad den gamle blive, eller sluk den, på den måde du har aftalt med os.',
        ],
      },
      {
        title: 'Mail og andre konti',
        look: [
          'Kender andre koden til din mail, Snapchat, Instagram eller dit MitID?',
          'Er dit kort med venner tændt, så andre kan se, hvor du er?',
          'Er der beskeder, som er læst, uden at du har læst dem?',
        ],
        today: [
          'Lav en ny mail fra en anden telefon. Skriv aldrig ind på den fra din egen.',
          'Lad de gamle konti være, som de er.',
        ],
        leaving: [
          'Skift koder fra en ny telefon, og log ud alle steder.',
          'Sluk for din placering i alle apps.',
        ],
      },
      {
        title: 'Familiedeling',
        look: [
          'Er din telefon med i en families deling hos Apple eller Google?',
          'Deler I billeder, kalender, køb eller »Find min telefon«?',
        ],
        today: ['Kig kun. Går du ud af delingen, får de andre besked.'],
        leaving: [
          'Begynd forfra med din egen konto på en ny telefon. Tag ikke en kopi af den gamle med over.',
        ],
      },
      {
        title: 'Børnenes ting',
        look: [
          'Har børnene telefon, tablet, ur eller spil, som viser, hvor de er?',
          'Har de fået gaver, der kan gemme en sporer? Det kan også være legetøj.',
        ],
        today: ['Lad børnene bruge tingene, som de plejer. Bed dem ikke om at skjule noget.'],
        leaving: ['Lad tingene blive, eller sluk dem, før I tager af sted.'],
      },
      {
        title: 'Bilen, tasken og tøjet',
        look: [
          'Har bilen en app, som andre i familien bruger?',
          'Ligger der en lille sporer i bilen, tasken, jakken eller nøglerne?',
        ],
        today: ['Finder du en sporer, så lad den ligge. Fortæl os om den.'],
        leaving: ['Tag ikke bilen, hvis andre kan se, hvor den er. Tag kun det med, du er sikker på.'],
      },
      {
        title: 'Bank og kort',
        look: [
          'Kan andre se din konto, så de ser, hvor du har hævet penge?',
          'Er dit rejsekort, dine pakker eller dine køb i en app, som andre kan se?',
        ],
        today: ['Gem lidt kontanter hos en, du stoler på, hvis det er sikkert.'],
        leaving: [
          'Få en konto i din egen bank med post til en sikker adresse.',
          'Brug kontanter, til den nye konto virker.',
        ],
      },
    ],
    end: 'Vi kan gå det igennem sammen med dig, før du ændrer noget.',
  },
  abroad: {
    heading: 'Er du i udlandet?',
    says: [
      '112 virker ikke alle steder i verden. Derfor skal du kende nummeret i det land, hvor du er.',
      'Vi sidder i Danmark og kan ikke sende nogen ud til dig. Men vi kan råde dig og tale med dem, der kan hjælpe.',
    ],
    country: { label: 'Hvilket land er du i?', unanswered: 'Vælg land', missing: 'Vælg et land' },
    show: 'Vis nummeret',
    numbers: (country: string) => `Hjælp nu: ${country}`,
    kinds: { all: 'Alarm', police: 'Politi', ambulance: 'Ambulance' },
    call: (number: string) => `Ring ${number}`,
    unverified: 'Vi har ikke kontrolleret numrene. Spørg en, du stoler på, om de er rigtige.',
    checked: (date: string) => `Kontrolleret ${date}.`,
    time: (there: string, here: string) =>
      `Klokken er ${there} hos dig, hvis du er i hovedstaden, og ${here} i Danmark.`,
    ministryHeading: 'Udenrigsministeriets vagt',
    ministry:
      'Ministeriet har en vagt i Danmark, som kan finde den danske ambassade for dig. Myndighederne i Danmark kan ofte gøre mindre, når du er rejst ud, og har du også pas fra landet, kan de måske ikke hjælpe dig.',
    ministryMissing:
      'Nummeret står under »Find hjælp hos andre«, når vi har kontrolleret det. Står det der ikke, så søg efter »Udenrigsministeriet vagtcenter«, hvis det er sikkert.',
    write: 'Skriv til os fra udlandet',
  },
  help: {
    heading: 'Find hjælp hos andre',
    police: 'Politiet, når det ikke er akut:',
    traces:
      'Et opkald står på telefonens liste over opkald og måske på regningen. Ring fra en telefon, som ingen andre ser, hvis du kan.',
    none: 'Der er ikke andre på listen lige nu. Du kan skrive til os.',
    checked: (date: string) => `Kontrolleret ${date}`,
    practice: 'Øvelse. Ingen har kontrolleret nummeret.',
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
    goOn: 'Jeg kan ordene. Fortsæt',
  },
  write: {
    answersCome: 'Dine svar på spørgsmålene bliver sendt med.',
    heading: 'Nu kan du skrive',
    reachHeading: 'Sådan vil du kontaktes',
    reachSays: 'Skriv det, du kan. Du behøver ikke udfylde det hele.',
    instead: 'Lad feltet være tomt, hvis du hellere kun vil læse svaret her på siden.',
    reachAt: {
      phone: 'Hvilket nummer må vi ringe til?',
      email: 'Hvilken e-mail må vi skrive til?',
      somebody: 'Hvem er det, og hvordan får vi fat i personen?',
    },
    hours: {
      label: 'Hvornår er det sikkert?',
      hint: 'For eksempel: hverdage mellem 10 og 12, aldrig om aftenen.',
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
      missing: 'Skriv, hvad der sker. Et enkelt ord er nok',
      tooLong: 'Teksten er for lang. Der er plads til 20.000 tegn. Du kan sende mere bagefter',
    },
    afraid: {
      legend: 'Er du bange for, at der sker noget i dag eller i morgen?',
      yes: 'Ja',
      no: 'Nej',
    },
    municipality: {
      label: 'Hvilken kommune bor du i?',
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
  /** Sent by somebody at the desk who does not read the language, until an interpreter does. */
  firstReplies: {
    received:
      'Vi har fået det, du skrev. Et menneske læser det sammen med en tolk. Er det sikkert at skrive til dig her i dag?',
    danger: 'Er du i fare nu, så ring 112. Vent ikke på os.',
    interpreter:
      'Er der nogen, som ikke må tolke for dig? Skriv navnet, byen eller landet. Du må gerne skrive på dit eget sprog.',
    soon: 'Vi har fundet en tolk. Vi læser det, du skrev, og svarer dig her.',
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
    sendFile: 'Send en fil eller en optagelse',
    fileReceived: 'Vi har fået en fil fra dig.',
    leave:
      'Når du er færdig, så tryk på »Forlad siden«. Så lukker samtalen. Den lukker også af sig selv, når der er gået 20 minutter.',
  },
  file: {
    heading: 'Send en fil eller en optagelse',
    what: 'Det kan være et billede, en skærmoptagelse, en lydoptagelse eller et dokument. Vi gemmer den, præcis som den er, så den kan bruges som bevis.',
    stays: 'Filen bliver liggende på din telefon, også når du har sendt den til os.',
    mayDelete:
      'Vi kan ikke slette den for dig. Vil du selv slette den, så husk papirkurven. Er du bange for, at nogen opdager, at den er væk, så lad den ligge.',
    words: 'Vil du skrive noget om den?',
    file: 'Vælg en fil',
    fileHint: 'Én ad gangen, højst 20 MB. Du kan kun sende den til os. Den kan ikke åbnes her bagefter.',
    send: 'Send filen',
    sending: 'Filen sendes. Det kan tage nogle minutter. Forlader du siden nu, bliver den ikke sendt.',
    back: 'Til samtalen',
    received: 'Vi har fået filen',
    another: 'Send en fil mere',
    missing: 'Vælg en fil',
    empty: 'Filen er tom. Vælg en anden',
    tooLarge:
      'Filen fylder mere end 20 MB, så den er ikke sendt. Send en kortere optagelse, eller del den i flere',
    cut: 'Forbindelsen blev afbrudt, så filen er ikke sendt. Vælg den igen',
    tooMuchInAnHour:
      'Der er sendt mange filer på kort tid, så denne er ikke sendt. Vent en time, og prøv igen. Du kan stadig skrive til os',
    tooMuch:
      'Der er ikke plads til flere filer i samtalen, så denne er ikke sendt. Skriv til os, så finder vi en anden måde',
  },
  more: {
    heading: 'Mere om din sag',
    about:
      'Det her har vi aftalt, at du kan se. Kan andre komme til at se med, så skriv til os. Så lukker vi det.',
    none: 'Her er ikke mere at se lige nu.',
    nothing: 'Her står der ikke noget endnu.',
    back: 'Tilbage til samtalen',
    list: 'Tilbage til listen',
    leave: 'Når du er færdig, så tryk på »Forlad siden«.',
    items: {
      plan: 'Øv dine sætninger',
      promises: 'Det har vi gjort',
      holders: 'Hvem har din sag?',
      papers: 'Hvad har vi fortalt andre?',
      consents: 'Det har du sagt ja til',
      lookers: 'Hvem har set din sag?',
    },
    says: {
      promises: 'Det her har vi lovet dig, og nu er det gjort.',
      holders: 'Vi bruger ikke vores rigtige navne. Det er for din skyld og vores.',
      papers: 'Det her har vi sendt om din sag. Er du i tvivl om noget, så spørg os.',
      consents: 'Du kan altid sige nej igen. Det gør du ved at skrive til os.',
      lookers: 'Hver gang nogen hos os ser i din sag, bliver det gemt. Ingen kan slette det igen.',
    },
    parts: {
      responsible: ' har din sag.',
      deputy: ' tager over, når den første ikke er her.',
    },
    who: {
      responsible: 'Den, der har din sag, så i den',
      deputy: 'Den, der tager over, så i den',
      leader: 'En leder hos os så i den',
      consultant: 'En anden rådgiver hos os så i den',
    },
    purposes: {
      read: 'for at læse',
      write: 'for at skrive',
      triage: 'for at finde ud af, hvor meget det haster',
      'acute-danger': 'for at hjælpe, fordi det hastede',
      'person-called': 'fordi du ville tale med os',
      silence: 'fordi vi ikke havde hørt fra dig',
      'cover-for-colleague': 'for at hjælpe en, der ikke var her',
      'person-came-back': 'fordi du kom tilbage',
      'second-rating': 'for at se på den med friske øjne',
      'paper-check': 'for at læse noget igennem, før du eller andre fik det',
    },
    otherPurpose: 'for at arbejde med den',
    /** Not how many: each page that is turned counts. */
    severalTimes: 'flere gange den dag',
    papers: {
      report: 'Vi sendte en rapport',
      'fhir-export': 'Vi sendte en rapport',
      extract: 'Vi sendte en kort tekst',
      'advice-note': 'Vi sendte et råd',
      notification: 'Vi sendte en underretning',
      'police-request': 'Vi bad om hjælp',
      'meeting-invitation': 'Vi indbød til et møde',
      'meeting-minutes': 'Vi sendte noter fra et møde',
    },
    /** A place of stay is told as anybody else: the page must not give away that somebody may be leaving. */
    told: {
      municipality: 'til kommunen',
      police: 'til politiet',
      shelter: 'til nogen, der hjælper dig',
      other: 'til nogen, der hjælper dig',
    },
    yes: {
      municipality: 'Du sagde ja til, at vi må tale med kommunen.',
      police: 'Du sagde ja til, at vi må tale med politiet.',
      shelter: 'Du sagde ja til, at vi må tale med nogen, der hjælper dig.',
      other: 'Du sagde ja til, at vi må tale med nogen, der hjælper dig.',
    },
    withdrawn: (day: string) => `Du sagde nej igen den ${day}. Så gør vi det ikke mere.`,
  },
  rehearse: {
    count: (place: string, all: string) => `${place} af ${all}`,
    think: 'Tænk først. Hvad gør du?',
    show: 'Vis sætningen',
    answer: 'Så gør jeg det her',
    repeat: 'Sig sætningen tre gange inde i hovedet. Så gå videre.',
    end: 'Det var den sidste. Øv dem igen en anden dag, til du kan dem uden at kigge.',
    next: 'Næste',
    again: 'Begynd forfra',
  },
}
