import type { DoorWords } from './door-words.ts'

export const ti: DoorWords = {
  form: {
    summary: count => (count === 1 ? 'ንምቕጻል ሓደ ነገር ኣርሙ' : `ንምቕጻል ${count} ነገራት ኣርሙ`),
    missing: 'ነዚ ምልእዎ',
    tooLong: most => `ጽሑፍ ኣዝዩ ነዊሕ እዩ። ቦታ ን${most} ፊደላት ኣሎ`,
    notAChoice: 'ካብቶም መልስታት ሓደ ምረጹ',
    noSuchDate: 'ከምዚ ዝበለ ዕለት የለን። መዓልቲ፣ ወርሕን ዓመትን ጸሓፉ፣ ንኣብነት 24 11 2026',
    malformed: 'እቲ መልሲ ከምቲ ዝተጻሕፎ ክጥቀምሉ ኣይከኣልን። ኣርምዎ እሞ ደጊምኩም ፈትኑ',
  },
  pages: {
    notFound: {
      title: 'እቲ ገጽ ኣብዚ የለን',
      says: ['እቲ ገጽ የለን፣ ወይ ክትርእይዎ ፍቓድ የብልኩምን።', 'ተመለሱ እሞ ካልእ መገዲ ፈትኑ።'],
    },
    failed: {
      title: 'ኣባና ጸገም ኣጋጢሙ',
      says: ['ናትኩም ጌጋ ኣይኮነን። ዝሰደድኩምዎ ኣይተዓቀበን ይኸውን።', 'ተመለሱ እሞ ድሕሪ ቁሩብ ግዜ ደጊምኩም ፈትኑ። እንተ ተደጊሙ ነዚ ቁጽሪ ንገሩና።'],
      incident: 'ቁጽሪ',
    },
    notAForm: {
      title: 'ዝተላእከ ክንበብ ኣይከኣልን',
      says: ['ዋላ ሓንቲ ኣይተዓቀበን። ተመለሱ እሞ ነቲ ቅጥዒ ደጊምኩም ስደዱ።'],
    },
    foreign: {
      title: 'እቲ ገጽ ዝተላእከ ክቕበል ኣይክእልን',
      says: [
        'ዋላ ሓንቲ ኣይተዓቀበን። ካብ ናትና ገጽ ኣይተላእከን፣ ወይ ብራውዘርኩም ነዚ ንምርኣይ ኣዝዩ ኣረጊት እዩ።',
        'ነቲ ገጽ ደጊምኩም ክፈትዎ እሞ ካብኡ ፈትኑ።',
      ],
    },
  },
  moment: {
    today: time => `ሎሚ ሰዓት ${time}`,
    tomorrow: time => `ጽባሕ ሰዓት ${time}`,
    yesterday: time => `ትማሊ ሰዓት ${time}`,
    on: (date, time) => `${date} ሰዓት ${time}`,
  },
}
