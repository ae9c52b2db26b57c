import type { DoorWords } from './door-words.ts'

export const kmr: DoorWords = {
  form: {
    summary: count =>
      count === 1 ? 'Ji bo domandinê tiştekî rast bikin' : `Ji bo domandinê ${count} tiştan rast bikin`,
    missing: 'Vê tijî bikin',
    tooLong: most => `Nivîs zêde dirêj e. Cihê ${most} tîpan heye`,
    notAChoice: 'Yek ji bersivan hilbijêrin',
    noSuchDate: 'Dîrokeke wisa tune ye. Roj, meh û sal binivîsin, mînak 24 11 2026',
    malformed: 'Bersiv bi vî awayî nayê bikaranîn. Rast bikin û dîsa biceribînin',
  },
  pages: {
    notFound: {
      title: 'Rûpel ne li vir e',
      says: ['Rûpel tune ye, an destûra we ji bo wê tune ye.', 'Vegerin û rêyeke din biceribînin.'],
    },
    failed: {
      title: 'Li cem me tiştek xelet çû',
      says: [
        'Ne sûcê we ye. Dibe ku tiştê we şandî nehatibe tomarkirin.',
        'Vegerin û piştî demeke kurt dîsa biceribînin. Ger dîsa çêbibe, vê hejmarê ji me re bêjin.',
      ],
      incident: 'Hejmar',
    },
    notAForm: {
      title: 'Tiştê hatî şandin nayê xwendin',
      says: ['Tiştek nehat tomarkirin. Vegerin û formê dîsa bişînin.'],
    },
    foreign: {
      title: 'Rûpel nikare tiştê hatî şandin bistîne',
      says: [
        'Tiştek nehat tomarkirin. Ji rûpela me nehat şandin, an geroka we pir kevn e ku vê nîşan bide.',
        'Rûpelê dîsa vekin û ji wir biceribînin.',
      ],
    },
  },
  moment: {
    today: time => `îro saet ${time}`,
    tomorrow: time => `sibê saet ${time}`,
    yesterday: time => `duh saet ${time}`,
    on: (date, time) => `${date} saet ${time}`,
  },
}
