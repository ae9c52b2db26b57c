/**
 * Danish words for the codes that somebody comes back with:
 * concrete, short, easily spelled, and about nothing that hurts.
 * A code already given is kept as a digest, so words may be added and dropped without breaking it.
 */
export const danishWords: readonly string[] = `
  aborre abrikos agurk ahorn akrobat akvarium album alfabet alpe ananas andedam anemone anis anker
  anorak antenne antilope appelsin applaus arena arkitekt armlæn artikel artiskok asfalt ask asters
  atlas atlet atrium automat avisbud avocado azurblå bagdør bageform bageri bagerovn bagrude bagside
  bagværk bakke balance balje balkon ballade ballet balsam bambus banan banegård banjo barkbåd basar
  basket bavian beton bikube bil billard bilspil biograf birketræ biskuit bison bjerg bjergtop bjælke
  bjørn blikdåse blomkål blomst blonde blyant blækhus blæst blå blåbær blåhval blåmejse bogfink bogklub
  bogmærke bogreol bogstav boks bold boldbane boldspil boller bolsje bomuld bonus borg botanik bouillon
  brev bridge brikker briller brise broccoli brochure broderi brombær bronze bryggers brædt brønd budget
  buffet bugt buket bukser bungalow burger bus bybus bygning bypark bænk bæver bøje bølge bønne børste
  bøtte bådebro bådhus bådtur bålplads cardigan cedertræ cement center chauffør check chili cirkel
  cirkus citron computer cottage curling cykel cykelbud cykellås cykelsti cykeltur cylinder daddel dag
  dagbog dagslys dahlia dampskib delfin depot design dessert diagram diamant dinosaur diplom domino
  donkraft dovendyr drama dressing drivhus dromedar drue drypsten dræn drøm dråbe duft dugdråbe dukke
  dukkehus dunjakke dunpude dusin dybde dykker dynamo dyne dyr dyrepark dyrlæge døgn døgnflue dørmåtte
  dørtrin dåse eddike efeu efterår egeblad egebord egern egetræ ekko eksamen elastik elbil elefant
  elevator elg elguitar elkedel elpære emhætte erantis eske espresso etiket etui eventyr fane fanfare
  farve fasan fejekost femkant fennikel feriehus fersken fest festival figen film finke firben firkant
  fisk fjeder fjeld fjer fjernsyn fjord flag flagdug flamingo flaske fliser flodhest flonel flora fly
  flygel flyrejse flyver fløde flødeost fløjl fløjte fløjtist fodbold fodspor folder folk fontæne
  forsker fortov forår fossil frakke fregne frimærke frisør frokost frost frugt frø fugl fuldmåne furesø
  fyrre fyrretræ fyrskib fyrtårn gade gadenavn gaffel galakse galleri garage gardin ged gedde gedeost
  gelænder gemse geografi gepard geranie gibbon giraf gitter glas glasbord glasskål glasur gletsjer
  glimmer globus godstog golf golfbane gorilla grafik granit gren grill grusvej gryde grydeske grænse
  græskar grævling grøft grønkål grønsag grå gråand grågås gråspurv guava guitar gul guldfisk guldsmed
  gulerod gulspurv gummi gummibåd gymnast gynge gæst gæstebog gøg gård gårdhave gåsefjer hagesmæk hagl
  halm halvmåne halvø hammock hamster handel handske hanekam harpe havblik havbund havebord havelåge
  havestol havfrue havmåge havn havre havtaske havørn hede hejre hestesko hindbær hjelm hjort hjul
  hjulbør hjørne hobby hockey honning horisont humle hummer hummus humør husbåd husdyr husnøgle hvalros
  hvedemel hveps hvidkål hvidløg hvidtorn hyacint hyben hygge hyld hyldebær hytte hæk hækkeløb hængebro
  højde højhus højskole højvande høne hønsehus høstak høstfest høvl håndbold håndsæbe håndtag håndværk
  idræt iglo ikon ingefær insekt iris isbjerg isbjørn isblomst isbod isbryder isfugl ishockey iskage
  iskiosk iskugle istap isvaffel isvand jaguar jakkesæt jasmin jazz jeans jernbane jogging jolle jordbær
  jordnød jubilæum judo juice jukeboks jungle juvel kabel kaffe kaffekop kagebord kagefad kajak kakadu
  kakao kaktus kalender kalkun kalv kamera kamille kamin kanal kande kano kantine kapers kapitel kapsel
  karaffel karamel karneval karper karrusel karry karton kasse kastanje kat kegle keramik kerne kernehus
  ketcher kikkert kiks kilde kilo kimono kiosk kirsebær kittel kiwi kjole klapstol klarinet klaver
  klemme klima klippe klit klitrose klods klokke klovn klub klubhus klæde kløft knage knap knapnål knude
  knækbrød koala kobber koffert kogebog kokon kokosnød koldskål kolibri koloni komedie komet komfur
  komma kommode kompas kompot komælk koncert konditor konkylie kop koral kork kornlade kortspil kosmos
  krabbe krans krave krebs kridt kringle krocket krog krokus kronblad krukke krumme krydderi kryds
  krydsord krystal kræmmer krølle kuglepen kulisse kunst kunstner kurv kuvert kvadrat kvartet kvist
  kværn kylling kyst kystby kælder kænguru køkken køleskab køreplan kålorm kålrabi labyrint ladcykel
  lagen lagkage lagune lakrids laks lama lampe landbrug landevej landkort landmand landsby langbord
  langskib lanterne lasagne lastbil laurbær lavendel lavvande legetøj lejr lejrbål lejrtur lektie
  lemming leopard lerfad letmælk lift lilje lilla limonade lindetræ lineal linse liter logbog lomme
  lommebog loppe lotus lufthavn luftpost luftpude luftskib lupin lyd lydbog lydbølge lygte lygtepæl lyng
  lysegrøn lyserød lyskryds lyskæde lysthus læder lænestol læsesal læsning løb løbehjul løber løbesko
  løgsuppe løve løvetand løvskov madkasse madkurv madpakke magnet magnolie mahogni majskorn makrel
  makron malebog maler malt mandarin mandolin mappe maraton marcipan margerit marked markise marmor
  marsvin maskine maskot matros medalje mejeri mejse melodi melon messing meter metro midnat mikrofon
  mile million mimose minut modelbil modvind mokka morgen mosaik mosebær motel motor motorbåd motorvej
  motto muldvarp mulepose museum musik muskat musling musvit mynte myre mysli mælkevej møde møl mønster
  mønt mørke mågeæg målebånd måltid måned måneskin måtte narhval natbord natlys nattelys nattog natur
  nektar nellike neon net netværk nisse nissehue norden nordlys nordpol nordsø note notesbog nougat
  novelle nudel nylon nymåne nysne nytår nælde næsehorn nød nøddetræ nøgle nøglehul nål nålepude nåletræ
  oboe ocean odder okapi okse olie oliven omelet omslag opera opgave opskrift orange ordbog ordsprog
  oregano orgel origami original orkan orkester orkide ornament ost ostebord ostehøvl ostekage ostemad
  otter oval ovenlys ovn paddehat pakhus pakkeleg palet palme panda panel panorama papaya papegøje papir
  papirfly papkasse paprika papæske parade paradis paraply parasol parfume park parkbænk passager pasta
  pastel pause pavillon peanut peber peberrod pedal pejs pelikan periode periskop perle perlemor
  persille petunie piano pibe pikkolo piletræ pilot pindsvin pingvin pioner pistacie pizza plakat planet
  planke plaster platform podium poesi pokal polarræv pollen polo pomelo poncho pony popcorn porcelæn
  porre port portræt postbil postbud posthus postkort praline prisme propel præmie publikum puddel pude
  pulver pumpe punkt purløg pyjamas pynt pyramide pærehave pæretræ påfugl quiche quinoa quiz rabarber
  radar radiator radio radise raket ramme ranke ranunkel raps rav rebus regatta regnbue regnskov
  regnskyl regntøj regnvejr rensdyr reol reporter revy ribs ridebane ridehest ringdue robot robåd rodeo
  roman rose rosenbed rosenkål rosin rosmarin rubin rug rugbrød rugmark rugmel rulle rumraket rundbold
  rundtårn ruskind rute rutebil rygsæk rype rytme rytter rævehale rødbede rødkål rødløg røgost rønnebær
  safari safran salat saltkar saltvand samba sand sandal sandbund sandkage sandkorn sandsti sangbog
  sangkor satellit saxofon scene scooter sejlads sejlbåd sejlsko sekund selleri seng sengetøj sennep
  serie signal sild silke silkeorm silkesko sirup siv sjal skak skakbræt skaldyr skammel skema skib
  skifer skihop skihytte skiløber skinne skitse skjorte skole skolebus skorsten skovbund skovdue
  skovkant skovl skovmus skovsø skovtur skovvej skrædder skuespil skuffe skulptur sky skærgård skærm
  skøjte slalom sløjfe slåbrok smag smaragd smedje smykke småfugl småkage småsten snebold snebær snedker
  snedrive snefnug snemand sneplov sneskovl sneugle snorkel sodavand sofa sok solbad solcelle solcreme
  solhat solsikke solskin solskærm solsort solur solvarme solvogn sonate sopran sovepose sovs spade
  sparto spejl spejlæg spidsmus spil spinat spirer spiseske sporvogn spring sprinter sprog spurv spætte
  stadion stafet staffeli stakit stald statue stav stentøj stige stilk stjerne stokrose stol stolpe
  stopur storby storm strand stribe struds strømpe stråhat stråtag studie stue stuebirk stuehus stueur
  styrmand stævne støvle sukat sukker suppe suppeske svale svamp sving svømmer sweater sybord sydfrugt
  sydpol sydvest syltetøj symbol symfoni syren sæbe sæson søbred sødmælk søfugl søhest søjle søkort sølv
  sølvmønt sølvske søløve sømand sømærke tablet taglampe tagrende tagsten tamburin tandem tango tapet
  taske tastatur tavle taxa teater teblad tegnebog tegning tekande tekasse teknik tekop tekst telefon
  teleskop telt teltlejr tempo tennis tepose tepotte terrasse tesalon tevarmer tidevand tidsel tiger
  time timeglas timian tivoli toast tofu togbane togplan togrejse tomat tombola topas torsk torvedag
  torvehal tov tovværk traktor trane trappe travbane trefod trekant trio trofæ trombone tromme trompet
  trop træbåd træhest træhytte trækfugl træsko trøje tråd tube tudse tulipan tunfisk tunnel turist
  turkis turkort tyttebær tærte tøffel tømmer tønde tåge tågehorn tårn tårnfalk tårnur udflugt udsalg
  udsigt ugle uld uldgarn uldhue uldsok uldtrøje uldtæppe undulat uniform univers urskive urskov urt
  urtebed urtehave urværk vadefugl vafler vagtel valmue valnød valse vandfald vandglas vandhane vandhul
  vandpost vandpyt vandrer vandski vandtårn vandvej vanilje vante vasketøj vegetar vej vejbred vejkort
  vejkryds vejrhane vejviser veranda verden vers vifte vildand vind vindpose vindruer vindspil vindue
  vinge vinkel vinter viol violin vitamin vitrine vulkan vægur væksthus værelse værft værksted værktøj
  væveri vår yacht yoga yoghurt zebra zigzag zoo æble æblegren æblegrød æblehave æblekage æblemost
  æblesaft æbletræ æggekage ørred ådal årbog åre årstid
`
  .trim()
  .split(/\s+/)
