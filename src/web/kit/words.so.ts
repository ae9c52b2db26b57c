import type { DoorWords } from './door-words.ts'

export const so: DoorWords = {
  form: {
    summary: count =>
      count === 1 ? 'Hal shay sax si aad u sii waddo' : `${count} shay sax si aad u sii waddo`,
    missing: 'Meeshan buuxi',
    tooLong: most => `Qoraalku aad buu u dheer yahay. Waxaa qaada ${most} oo xaraf`,
    notAChoice: 'Dooro mid ka mid ah jawaabaha',
    noSuchDate: 'Taariikhdaas ma jirto. Qor maalin, bil iyo sannad, tusaale ahaan 24 11 2026',
    malformed: 'Jawaabta sida ay u qoran tahay lama isticmaali karo. Sax oo mar kale isku day',
  },
  pages: {
    notFound: {
      title: 'Boggu halkan ma joogo',
      says: ['Boggu ma jiro, ama ogolaansho uma haysatid.', 'Dib u noqo, oo si kale isku day.'],
    },
    failed: {
      title: 'Wax baa naga khaldamay',
      says: [
        'Khaladku kaaga ma aha. Malaha waxa aad dirtay lama kaydin.',
        'Dib u noqo, oo wax yar kadib mar kale isku day. Haddii ay mar kale dhacdo, noo sheeg lambarkan.',
      ],
      incident: 'Lambarka',
    },
    notAForm: {
      title: 'Waxa la diray lama akhriyi karo',
      says: ['Waxba lama kaydin. Dib u noqo, oo mar kale dir.'],
    },
    foreign: {
      title: 'Boggu ma qaadan karo waxa la diray',
      says: [
        'Waxba lama kaydin. Boggayaga lagama dirin, ama browser-kaagu aad buu u duugoobay oo taas ma muujin karo.',
        'Bogga mar kale fur, halkaasna ka isku day.',
      ],
    },
  },
  moment: {
    today: time => `maanta saacadda ${time}`,
    tomorrow: time => `berri saacadda ${time}`,
    yesterday: time => `shalay saacadda ${time}`,
    on: (date, time) => `${date} saacadda ${time}`,
  },
}
