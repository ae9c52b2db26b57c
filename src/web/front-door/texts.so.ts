import type { Texts } from './texts.ts'

export const so: Texts = {
  title: 'Information',
  wayOut: 'Ka bax bogga',
  wayOutHint: 'ama saddex jeer riix badhanka Shift',
  nextFrame: 'Bogga xiga',
  languages: 'Luqadda',
  goOn: 'Sii wad',
  startAgain: 'Bogga koowaad',
  optional: 'waad ka boodi kartaa',
  offline:
    'Xiriir ma jiro, ama wax baa naga khaldamay. Ma ogin inay na soo gaadhay iyo in kale. Wixii aad qortay weli waa halkan. Mar kale isku day. Hal mar oo keliya ayaa la diri doonaa.',
  danger: {
    title: 'Khatar ma ku jirtaa hadda? Wac 112',
    says: 'Jawaab naga ha sugin.',
    call: 'Wac 112',
  },
  notices: {
    unknown: 'Bogga mar kale lama furi karin. Halkan ka bilow.',
    ended:
      'Wakhti badan ayaa dhaafay, sidaas darteed wada-hadalkii waa la xidhay. Mar kale qor lixdaada erey.',
    busy: 'Dad badan ayaa bogga jooga hadda. Wax yar sug, kadibna mar kale isku day. Waxba ma lumin.',
    failed: 'Wax baa naga khaldamay. Lama dirin. Wax yar kadib mar kale isku day.',
    'too-large': 'Qoraalku aad buu u badan yahay hal mar, sidaas darteed lama dirin. Qaybo u kala qaybi.',
    repaired:
      'Xarfaha qaarkood lama akhriyi karin, sidaas darteed weli lama dirin. Qoraalka eeg, kadibna mar kale riix.',
  },
  incident: number => `Lambarka: ${number}`,
  start: {
    heading: 'Hadda ma ku nabad tahay halkan?',
    safe: 'Qof ma arki karaa shaashaddaada, ama qof ma iman doonaa dhawaan? Markaas riix “Ka bax bogga”, oo wakhti kale soo noqo.',
    about:
      'Halkan waxaad wax ugu qori kartaa la-taliye haddii qof qoyskaaga ah ama qof kugu dhow uu noloshaada go’aan ka gaadho, ku ilaaliyo ama kuu hanjabo. Waa lacag la’aan, mana aha inaad sheegto qofka aad tahay.',
    write: 'Noo soo qor',
    comeBack: 'Lixdaydii erey waan hayaa',
    read: 'Marka hore akhri',
    abroad: 'Waxaan joogaa dal kale',
    readingNow: closes => `Hadda waan akhrinaynaa, ilaa ${closes}.`,
    nobodyNow: opens => `Hadda cidi ma akhrinayso. Waxaan mar kale akhrinaynaa ${opens}.`,
    hours: (opens, closes) =>
      `Waxaan akhrinaa maalmaha shaqada inta u dhaxaysa ${opens} iyo ${closes}, saacadda Danmark. Wakhti kasta waad soo qori kartaa.`,
    traces: 'Ma la arki karaa inaan halkan joogay?',
    tracesSay: [
      '“Ka bax bogga” wuxuu xidhaa bogga oo wuxuu furaa bog caadi ah. Boggu taleefanka kuma kaydiyo waxa aad qorto.',
      'Laakiin wax walba ma qarin karno. Taleefanku wuu xasuusan karaa inaad cinwaankan booqatay. Qofka iska leh internetka isla sidaas ayuu u arki karaa. Haddii taleefanka lagu rakibay wax basaas ah, wuxuu arki karaa waxa aad aragto.',
      'Haddii aad shaki qabto, isticmaal taleefan ama kombiyuutar aan cidi ilaalinayn, tusaale ahaan kan iskuulka ama maktabadda.',
    ],
  },
  phone: {
    heading: 'Yaa arki kara taleefankaaga?',
    why: 'Jawaabtaadu waxay naga caawinaysaa inaan kuugu jawaabno si aan cid kale ogaan.',
    legend: 'Taleefanka ama kombiyuutarka aad hadda isticmaalayso',
    options: {
      me: { label: 'Aniga oo keliya' },
      others: {
        label: 'Dad kale ayaa sidoo kale arki kara',
        hint: 'Way yaqaannaan furaha, way amaahdaan, ama iyagaa ii soo iibiyey.',
      },
      'not-known': { label: 'Ma garanayo' },
    },
    missing: 'Dooro cidda arki karta taleefankaaga',
    checklist: 'Sideen ku ogaan karaa?',
  },
  channel: {
    seen: 'Malaha dad kale ayaa arki kara cidda ku soo wacda ama wax kuu soo qorta. Markaas waxaa ugu nabdoon inaad jawaabta halkan bogga ka akhriso.',
    heading: 'Sideen kuugu jawaabi karnaa?',
    legend: 'Dooro sida aan cid kale ogaan doonin',
    options: {
      here: {
        label: 'Halkan bogga oo keliya',
        hint: 'Adigaa soo noqonaya oo jawaabta akhrinaya. Taleefankaaga waxba kuma soo dirno.',
      },
      phone: { label: 'I soo wac', hint: 'Adigaa go’aaminaya goorta aan ku soo wici karno.' },
      email: { label: 'Iimayl ii soo qor', hint: 'Kaliya haddii aan cid kale akhriyi karin iimaylkaaga.' },
      somebody: {
        label: 'Qof aan ku kalsoonahay ii soo mari',
        hint: 'Tusaale ahaan macallin, saaxiib ama dhakhtarkaaga.',
      },
    },
    missing: 'Dooro sida aan kuugu jawaabi karno',
  },
  before: {
    heading: 'Waxa aad ogaato ka hor inta aanad qorin',
    anonymous:
      'Waad qori kartaa adigoon magacaaga sheegin. Haddii aanaan garanayn qofka aad tahay, cidna uma sheegi karno.',
    clues:
      'Lambarka taleefanka, magaca iskuulkaaga ama magaca walaashaa ayaa sidoo kale muujin kara qofka aad tahay.',
    childHeading: 'Haddii aad ka yar tahay 18 sano',
    child: [
      'Waad noo soo qori kartaa magac la’aan.',
      'Laakiin haddii aan garanayno qofka aad tahay, oo aad khatar ku jirto, waa inaan degmada (kommune) u sheegnaa. Sidaas ayuu sharcigu leeyahay.',
      'Degmadu waa inay ogaataa sida ay khatartu kuugu weyn tahay ka hor inta aanay waalidkaa la hadlin.',
      'Sidaas oo kale ayay tahay haddii aad wax ka qorayso qof kale oo ka yar 18 sano.',
    ],
    who: {
      legend: 'Waa ayo qofka ay ku saabsan tahay?',
      citizen: 'Aniga',
      relative: 'Qof aan aqaan',
      missing: 'Dooro qofka ay ku saabsan tahay',
    },
    age: {
      legend: 'Adiga, ama qofka ay ku saabsan tahay, ma ka yar tahay 18 sano?',
      yes: 'Haa',
      no: 'Maya',
      'not-known': 'Ma garanayo, ama ma doonayo inaan sheego',
      missing: 'Dooro mid ka mid ah jawaabaha',
    },
    goOn: 'Waan akhriyey. Sii wad',
  },
  read: {
    heading: 'Maxaad rabtaa inaad wax ka akhrido?',
    check: 'Toddoba su’aalood oo aad adigu isaga jawaabto',
    watch: 'Ma jiraa qof taleefankayga ilaalinaya?',
    back: 'Ku noqo liiska',
    about: 'Yaan nahay?',
    aboutSay: [
      'Waxaan nahay la-taliyayaal. Waxaan caawinnaa marka qoys ama dad kale ay qof noloshiisa go’aan ka gaadhaan, ilaaliyaan ama u hanjabaan.',
      'Waxaan kaala hadli karnaa waxa aad adigu rabto. Waxaan kula samayn karnaa qorshe, si aad uga sii nabad gasho.',
      'Haddii qof khatar weyn ku jiro, ama aad ka yar tahay 18 sano, waxaa dhici karta inay waajib nagu tahay inaan dad kale u sheegno. Waxaad wax badan ka akhriyi kartaa ka hor inta aanad qorin.',
    ],
  },
  check: {
    heading: 'Toddoba su’aalood, adiga oo keliya',
    about: [
      'Naftaada ayaad u jawaabaysaa. Wax walba waad ka boodi kartaa.',
      'Jawaabahaaga ma kaydinno. Waxaan aragnaa oo keliya haddii aad adigu gadaal noo soo dirto.',
    ],
    answers: { yes: 'Haa', no: 'Maya', unknown: 'Ma garanayo' },
    questions: {
      Q2a: 'Ma jiraa qof hadda wax ku yeelaya?',
      Q2b: 'Maalmihii u dambeeyey ma jiraa qof ku garaacay, qoorta ku qabtay ama hub isticmaalay?',
      Q3: 'Ma jiraa qof yidhi wuu ku dilayaa, wuu ku soo kaxaynayaa ama wuu ku dhaawacayaa? Ama adigu ma ka baqaysaa in taasi dhawaan dhacdo?',
      Q4: 'Ma jiraan qorshayaal safar, doonis ama aroos oo aanad rabin? Ama qof ma kaa qaatay baasaboorka?',
      Q5: 'Ma jiraa qof ku raadinaya, ma garanayaan meesha aad joogto, mise waxay arki karaan waxa aad taleefankaaga ku samayso?',
      Q6b: 'Dad kale ma ku jiraan khatar? Tusaale ahaan walaashaa, walaalkaa, ilmahaaga ama qofka aad is jeceshihiin.',
      Q6a: 'Ma ka fikiraysaa inaad naftaada qaaddo?',
    },
    last: {
      heading: 'Caawimo saacad kasta, iyo hal su’aal oo kale',
      help: 'Mararka qaarkood way adkaataa ilaa qofku aanu rabin inuu noolaado. Caawimo ayaa jirta habeen iyo maalin: 112 iyo dhakhtarka heeganka ah.',
      danger: 'Haddii aad ku dhowdahay inaad naftaada wax yeesho, wac 112. U sheeg sida ay tahay.',
      optional: 'Ma aha inaad jawaabto.',
    },
    end: {
      heading: 'Waad ku mahadsan tahay inaad ka fikirtay',
      fear: 'Haddii aad baqayso, taasi waa sabab ku filan inaad noo soo qorto. Waa sidaas wax kasta oo aad ku jawaabtay.',
      notKept: 'Jawaabahaaga ma kaydin. Adigaa go’aaminaya inaan aragno iyo in kale.',
      withAnswers: 'Qor, oo jawaabahayga raaci',
      without: 'Qor jawaabahayga la’aantood',
    },
  },
  watch: {
    heading: 'Ma jiraa qof taleefankayga ilaalinaya?',
    first: 'Weli waxba ha beddelin',
    firstSays:
      'Qofka ku ilaalinaya waxaa loo sheegi karaa marka aad wax damiso ama aad fure beddesho. Taasi khatarta way kugu sii weynayn kartaa. Markaa hore u akhri, oo nala hadal ka hor inta aanad waxba beddelin.',
    other:
      'Haddii ay suurtogal tahay, isticmaal taleefan kale si aad wax u akhrido oo aad noogu soo qorto. Tusaale ahaan kan saaxiib, iskuulka ama maktabadda. Taleefankaaga u isticmaal sidii caadiga ahayd.',
    order: 'Sidan isugu xigsii',
    look: 'Raadi',
    today: 'Maanta waa nabad',
    leaving: 'Sug ilaa aad ka baxayso',
    areas: [
      {
        title: 'Taleefanka',
        look: [
          'Dad kale ma yaqaannaan furahaaga, ama taleefanku ma ku furmaa far ama weji qof kale?',
          'Qof kale ma iibiyey taleefanka, ma diyaariyey, mise muddo dheer ayuu hayey?',
          'Ma ku jiraan barnaamijyo aanad garanayn?',
        ],
        today: [
          'Fiiri, laakiin waxba ha tirtirin.',
          'Ka fikir cidda taleefanka haysatay.',
          'Taleefanka meel kale dhig marka aad arrintan ka hadlayso. Taleefan wuu dhegaysan karaa.',
        ],
        leaving: [
          'Hel taleefan cusub iyo lambar cusub oo aan cid qoyska ahi gacanta ku qaban.',
          'Kii hore ka tag, ama u dami sida aad nala ballantay.',
        ],
      },
      {
        title: 'Iimaylka iyo akoonnada kale',
        look: [
          'Dad kale ma yaqaannaan furaha iimaylkaaga, Snapchat, Instagram ama MitID-gaaga?',
          'Khariidadda saaxiibbada ma u shidan tahay, si dad kale ay u arkaan meesha aad joogto?',
          'Ma jiraan fariimo la akhriyey oo aanad adigu akhriyin?',
        ],
        today: [
          'Iimayl cusub ku samee taleefan kale. Waligaa ha ka furin taleefankaaga.',
          'Akoonnadii hore sidooda u daa.',
        ],
        leaving: [
          'Furayaasha ka beddel taleefan cusub, meel walbana ka bax.',
          'Barnaamijyada oo dhan ka dami goobta aad joogto.',
        ],
      },
      {
        title: 'Wadaagga qoyska',
        look: [
          'Taleefankaagu ma ku jiraa wadaag qoys oo Apple ama Google ah?',
          'Ma wadaagtaan sawirro, jadwal, iibsasho ama raadinta taleefanka?',
        ],
        today: ['Fiiri oo keliya. Haddii aad wadaagga ka baxdo, dadka kale waa loo sheegayaa.'],
        leaving: ['Taleefan cusub ku bilow akoon adigu leedahay. Nuqul kii hore ah ha soo qaadan.'],
      },
      {
        title: 'Alaabta carruurta',
        look: [
          'Carruurtu ma haystaan taleefan, tablet, saacad ama ciyaar muujisa meesha ay joogaan?',
          'Ma la siiyey hadiyado qarin kara qalab lala socdo? Waxay sidoo kale noqon kartaa wax lagu ciyaaro.',
        ],
        today: ['U daa carruurtu inay alaabta u isticmaalaan sidii caadiga ahayd. Ha ku odhan wax qariya.'],
        leaving: ['Alaabta ka taga, ama damiya, ka hor inta aydaan bixin.'],
      },
      {
        title: 'Gaadhiga, boorsada iyo dharka',
        look: [
          'Gaadhigu ma leeyahay barnaamij ay isticmaalaan dad kale oo qoyska ah?',
          'Gaadhiga, boorsada, jaakadda ama furayaasha ma ku jiraa qalab yar oo lala socdo?',
        ],
        today: ['Haddii aad hesho qalab lala socdo, meeshiisa ku daa. Noo sheeg.'],
        leaving: [
          'Gaadhiga ha qaadan haddii dad kale arki karaan meesha uu joogo. Qaado oo keliya waxa aad hubto.',
        ],
      },
      {
        title: 'Bangiga iyo kaadhadhka',
        look: [
          'Dad kale ma arki karaan akoonkaaga, si ay u arkaan meesha aad lacag kala baxday?',
          'Kaadhkaaga safarka, baakadahaaga ama waxa aad iibsato ma ku jiraan barnaamij dad kale arki karaan?',
        ],
        today: ['Wax yar oo lacag caddaan ah u dhiibo qof aad ku kalsoon tahay, haddii ay nabad tahay.'],
        leaving: [
          'Akoon ka furo bangi adiga kuu gaar ah, boostada ha loogu diro cinwaan nabad ah.',
          'Lacag caddaan ah isticmaal ilaa akoonka cusub shaqeeyo.',
        ],
      },
    ],
    end: 'Waan kula eegi karnaa ka hor inta aanad waxba beddelin.',
  },
  abroad: {
    heading: 'Ma joogtaa dal kale?',
    says: [
      '112 kama shaqeeyo meel kasta oo adduunka ah. Sidaas darteed waa inaad taqaan lambarka dalka aad joogto.',
      'Waxaan joognaa Danmark, cidna kuuma soo diri karno. Laakiin waan kula talin karnaa, waxaanan la hadli karnaa kuwa ku caawin kara.',
    ],
    country: { label: 'Dalkee ayaad joogtaa?', unanswered: 'Dooro dal', missing: 'Dooro dal' },
    show: 'Tus lambarka',
    numbers: country => `Caawimo hadda: ${country}`,
    kinds: { all: 'Gurmad', police: 'Booliis', ambulance: 'Ambalaas' },
    call: number => `Wac ${number}`,
    unverified: 'Lambarrada ma hubin. Weydii qof aad ku kalsoon tahay inay sax yihiin.',
    checked: date => `Waxaa la hubiyey ${date}.`,
    time: (there, here) =>
      `Saacaddu waa ${there} meesha aad joogto haddii aad caasimadda joogto, waana ${here} Danmark.`,
    ministryHeading: 'Khadka heeganka ee Wasaaradda Arrimaha Dibadda ee Danmark',
    ministry:
      'Wasaaraddu waxay Danmark ku leedahay heegan kuu heli kara safaaradda Danmark. Hay’adaha Danmark inta badan wax yar ayay qaban karaan marka aad dalka ka baxdo, haddii aad sidoo kale haysato baasaboorka dalka aad joogtona malaha kuma caawin karaan.',
    ministryMissing:
      'Lambarku wuxuu ku jiraa “Caawimo dad kale ka hel” marka aan hubinno. Haddii aanu halkaas ku jirin, raadi “Udenrigsministeriet vagtcenter” haddii ay nabad tahay.',
    write: 'Dibadda nooga soo qor',
  },
  words: {
    heading: 'Waa kuwan lixdaada erey',
    what: 'Ereyadan waxaad ku soo noqon kartaa oo ku akhriyi kartaa jawaabtayada. Markan oo keliya ayaan ku tusaynaa. Waa ereyo af-Danish ah.',
    howHeading: 'Sida aad u xasuusato',
    how: [
      'Maskaxda ku samee sheeko yar oo ereyadu isku xigaan sidooda. Saddex jeer naftaada uga sheekee.',
      'Taleefankaaga ha ku qorin, sawirna ha ka qaadin. Haddii aad warqad ku qorto, dhig meel aan cidi eegin.',
      'Qofka yaqaan ereyada wuu akhriyi karaa waxa aad qortay. Haddii aad ilowdo, mar walba mar kale ayaad noo soo qori kartaa.',
    ],
    goOn: 'Ereyada waan aqaan. Sii wad',
  },
  write: {
    answersCome: 'Jawaabahaaga su’aalaha waa la raacinayaa.',
    heading: 'Hadda waad qori kartaa',
    reachHeading: 'Sida aad rabto in lagula soo xiriiro',
    reachSays: 'Qor waxa aad awooddo. Ma aha inaad wax walba buuxiso.',
    instead: 'Meesha banaan ku daa haddii aad doorbidayso inaad jawaabta halkan oo keliya ka akhriso.',
    reachAt: {
      phone: 'Lambarkee ayaan wici karnaa?',
      email: 'Iimaylkee ayaan wax u qori karnaa?',
      somebody: 'Waa ayo qofku, sideense u heli karnaa?',
    },
    hours: {
      label: 'Goorma ayay nabad tahay?',
      hint: 'Tusaale ahaan: maalmaha shaqada 10 ilaa 12, fiidkiina weligeed.',
    },
    whoMayHear: {
      label: 'Yaa maqli kara?',
      hint: 'Tusaale ahaan: cidna, ama saaxiibtay oo keliya.',
    },
    ifSomebodyElse: {
      label: 'Maxaan odhan haddii qof kale ka jawaabo?',
      hint: 'Tusaale ahaan: Waxaan ka soo wacaynaa maktabadda, buug awgii.',
    },
    mayLeaveMessage: { legend: 'Fariin ma ka tagi karnaa?', yes: 'Haa', no: 'Maya' },
    codeWord: {
      label: 'Dooro erey sir ah',
      hint: 'Ereyga ayaan sheegaynaa marka aan wada hadlayno, si aad u ogaato inaan annaga nahay.',
    },
    text: {
      heading: 'Waxa aad rabto inaad sheegto',
      label: 'Maxaa dhacaya?',
      hint: 'U qor sidaad doonto, luqaddii aad doonto. Ma aha inaad magacyo qorto.',
      missing: 'Qor waxa dhacaya. Hal erey ayaa ku filan',
      tooLong:
        'Qoraalku aad buu u dheer yahay. Waxaa qaada 20.000 oo xaraf. Gadaal ayaad wax kale soo diri kartaa',
    },
    afraid: {
      legend: 'Ma ka baqaysaa in wax dhacaan maanta ama berri?',
      yes: 'Haa',
      no: 'Maya',
    },
    municipality: {
      label: 'Degmadee (kommune) ayaad ku nooshahay?',
      unanswered: 'Dooro degmo',
    },
    send: 'Dir',
  },
  received: {
    heading: 'Waan helnay waxa aad qortay',
    today: moment => `Waxaan akhrinaynaa ugu dambayn ${moment}.`,
    nextOpening: moment =>
      `Hadda cidi nama joogto. Waxaan akhriska bilaabaynaa ${moment}, taas ka horna ma jawaabi karno.`,
    afraidStaffed:
      'Waxaad qortay in wax dhici karaan maanta ama berri. Sidaas darteed taas ayaan marka hore akhrinaynaa.',
    afraidNobodyHere:
      'Waxaad qortay in wax dhici karaan maanta ama berri. Ha na sugin: wac 112 haddii ay dhacdo, ama haddii aad ka baqayso inay hadda dhacayso.',
    howHeading: 'Sida aad jawaabta u akhriso',
    how: 'Boggan ku soo noqo, oo riix “Lixdaydii erey waan hayaa”. Halkaas wax kale ayaad sidoo kale ku qori kartaa.',
    leave: 'Marka aad dhammayso, riix “Ka bax bogga”.',
  },
  comeBack: {
    heading: 'Qor lixdaada erey',
    label: 'Lixda erey oo isku xiga',
    hint: 'Ereyada dhexdooda meel banaan ku daa. Xaraf weyn iyo xaraf yar waa isku mid.',
    kept: 'Waxa aad qoraysay',
    notSix: 'Qor lixda erey oo dhan, dhexdoodana meel banaan ku daa',
    unknown: 'Ereyadaas isma laha. Eeg inay sax u qoran yihiin oo ay isku xigaan',
    lost: 'Ereyadii ma ilowday? Markaas tag bogga koowaad, oo mar kale noo soo qor. Waxba kuma jabna.',
  },
  firstReplies: {
    received:
      'Waan helnay waxa aad qortay. Qof bani’aadam ah ayaa turjumaan la akhrinaya. Ma nabad baa inaan maanta halkan wax kuugu soo qorno?',
    danger: 'Haddii aad hadda khatar ku jirto, wac 112. Ha na sugin.',
    interpreter:
      'Ma jiraa qof aan kuu turjumi karin? Qor magaca, magaalada ama dalka. Luqaddaada ayaad ku qori kartaa.',
    soon: 'Turjumaan waan helnay. Waxaan akhrinaynaa waxa aad qortay, halkanna waan kuugu jawaabaynaa.',
  },
  conversation: {
    heading: 'Wada-hadalkaaga',
    nothing: 'Weli waxba halkan kuma jiraan.',
    you: 'Waxaad qortay',
    we: 'Waxaan qornay',
    waiting: 'Weli ma jawaabin.',
    next: moment => `Marka xigta ee aan xiriirno waa ${moment}.`,
    more: 'Ma rabtaa inaad wax kale qorto?',
    moreHint: 'Mar walba mar kale ayaad qori kartaa, inta jeer ee aad rabto.',
    missing: 'Wax qor ka hor inta aanad dirin',
    send: 'Dir',
    sendFile: 'Dir fayl ama duubis',
    fileReceived: 'Fayl ayaan kaa helnay.',
    leave:
      'Marka aad dhammayso, riix “Ka bax bogga”. Markaas wada-hadalku wuu xidhmayaa. Keligiina wuu xidhmayaa 20 daqiiqo kadib.',
  },
  file: {
    heading: 'Dir fayl ama duubis',
    what: 'Wuxuu noqon karaa sawir, duubis shaashad, duubis cod ama dukumenti. Sidiisa saxda ah ayaan u kaydinaynaa, si loogu isticmaali karo caddayn.',
    stays: 'Faylku taleefankaaga ayuu ku sii jirayaa, xitaa marka aad noo soo dirto kadib.',
    mayDelete:
      'Annagu kaagama tirtiri karno. Haddii aad adigu rabto inaad tirtirto, xasuuso sanduuqa qashinka. Haddii aad ka baqayso in qof ogaado inuu maqan yahay, iska daa.',
    words: 'Ma rabtaa inaad wax ka qorto?',
    file: 'Dooro fayl',
    fileHint:
      'Hal mar mid, ugu badnaan 20 MB. Annaga oo keliya ayaad noo soo diri kartaa. Kadib halkan lagama furi karo.',
    send: 'Dir faylka',
    sending:
      'Faylka waa la dirayaa. Daqiiqado ayay qaadan kartaa. Haddii aad hadda bogga ka baxdo, lama dirayo.',
    back: 'Ku noqo wada-hadalka',
    received: 'Faylka waan helnay',
    another: 'Dir fayl kale',
    missing: 'Dooro fayl',
    empty: 'Faylku waa madhan yahay. Mid kale dooro',
    tooLarge:
      'Faylku wuu ka weyn yahay 20 MB, sidaas darteed lama dirin. Dir duubis ka gaaban, ama qaybo u kala qaybi',
    cut: 'Xiriirkii wuu go’ay, sidaas darteed faylka lama dirin. Mar kale dooro',
    tooMuchInAnHour:
      'Faylal badan ayaa wakhti gaaban la diray, sidaas darteed kan lama dirin. Saacad sug oo mar kale isku day. Weli waad noo soo qori kartaa',
    tooMuch:
      'Wada-hadalka meel faylal kale kuma hadhin, sidaas darteed kan lama dirin. Noo soo qor, si kale ayaan heli doonnaa',
  },
  more: {
    heading: 'Wax badan oo ku saabsan kiiskaaga',
    about:
      'Waa waxa aan kula heshiinnay inaad arki karto. Haddii qof kale arki karo, noo soo qor, waan xidhaynaa.',
    none: 'Wax kale oo halkan lagu arko hadda ma jiraan.',
    nothing: 'Weli waxba halkan kuma jiraan.',
    back: 'Ku noqo wada-hadalka',
    list: 'Ku noqo liiska',
    leave: 'Marka aad dhammayso, riix “Ka bax bogga”.',
    items: {
      plan: 'Ku celceli weedhahaaga',
      promises: 'Waxa aan samaynay',
      holders: 'Yaa kiiskaaga haya?',
      papers: 'Maxaan dad kale u sheegnay?',
      consents: 'Waxa aad haa ku tidhi',
      lookers: 'Yaa kiiskaaga eegay?',
    },
    says: {
      promises: 'Waa waxa aan kuu ballanqaadnay, hadda waa la sameeyey.',
      holders: 'Magacyadayada dhabta ah ma isticmaalno. Waa adiga iyo annaga dartayo.',
      papers: 'Waa waxa aan ka dirnay kiiskaaga. Haddii aad wax la yaabto, na weydii.',
      consents:
        'Mar walba mar kale maya ayaad odhan kartaa. Taas waxaad samaynaysaa marka aad noo soo qorto.',
      lookers: 'Mar kasta oo mid naga mid ah kiiskaaga eego waa la qoraa. Cidina ma tirtiri karto.',
    },
    parts: { responsible: ' ayaa kiiskaaga haya.', deputy: ' ayaa la wareega marka kan hore aanu joogin.' },
    who: {
      responsible: 'Kan kiiskaaga haya ayaa eegay',
      deputy: 'Kan la wareega ayaa eegay',
      leader: 'Madax naga mid ah ayaa eegay',
      consultant: 'La-taliye kale oo naga mid ah ayaa eegay',
    },
    purposes: {
      read: 'si uu u akhriyo',
      write: 'si uu wax u qoro',
      triage: 'si uu u ogaado sida ay degdeg u tahay',
      'acute-danger': 'si uu u caawiyo, maxaa yeelay degdeg bay ahayd',
      'person-called': 'maxaa yeelay waxaad rabtay inaad nala hadasho',
      silence: 'maxaa yeelay waxba kama aanan maqal',
      'cover-for-colleague': 'si uu u caawiyo qof aan joogin',
      'person-came-back': 'maxaa yeelay waad soo noqotay',
      'second-rating': 'si indho cusub loogu eego',
      'paper-check': 'si uu wax u akhriyo ka hor inta aanad adiga ama dad kale helin',
    },
    otherPurpose: 'si uu uga shaqeeyo',
    severalTimes: 'dhowr jeer maalintaas',
    papers: {
      report: 'Waxaan dirnay warbixin',
      'fhir-export': 'Waxaan dirnay warbixin',
      extract: 'Waxaan dirnay qoraal gaaban',
      'advice-note': 'Waxaan dirnay talo',
      notification: 'Waxaan dirnay ogeysiis',
      'police-request': 'Waxaan codsannay caawimo',
      'meeting-invitation': 'Waxaan ku casuunnay kulan',
      'meeting-minutes': 'Waxaan dirnay qoraalka kulanka',
    },
    told: {
      municipality: 'degmada',
      police: 'booliiska',
      shelter: 'qof ku caawiya',
      other: 'qof ku caawiya',
    },
    yes: {
      municipality: 'Waxaad ogolaatay inaan la hadalno degmada.',
      police: 'Waxaad ogolaatay inaan la hadalno booliiska.',
      shelter: 'Waxaad ogolaatay inaan la hadalno qof ku caawiya.',
      other: 'Waxaad ogolaatay inaan la hadalno qof ku caawiya.',
    },
    withdrawn: day => `Waxaad mar kale maya tidhi ${day}. Sidaas darteed mar dambe ma samayno.`,
  },
  rehearse: {
    count: (place, all) => `${place} ka mid ah ${all}`,
    think: 'Marka hore ka fikir. Maxaad samaynaysaa?',
    show: 'Tus weedha',
    answer: 'Markaas sidan ayaan samaynayaa',
    repeat: 'Weedha saddex jeer maskaxda ku dheh. Kadib sii wad.',
    end: 'Taasi waxay ahayd tii ugu dambaysay. Maalin kale mar kale ku celceli, ilaa aad taqaan adigoon fiirin.',
    next: 'Xiga',
    again: 'Dib u bilow',
  },
  help: {
    heading: 'Caawimo dad kale ka hel',
    police: 'Booliiska, marka aanay degdeg ahayn:',
    traces:
      'Wicitaanku wuxuu ku qorma liiska wicitaanada taleefanka, malahana biilka. Haddii aad awooddo ka wac taleefan aan cid kale arkin.',
    none: 'Hadda cid kale liiska kuma jirto. Annaga ayaad noo soo qori kartaa.',
    checked: date => `Waxaa la hubiyey ${date}`,
    practice: 'Tababar. Cidi lambarka ma hubin.',
  },
}
