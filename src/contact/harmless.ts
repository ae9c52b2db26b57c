import type { LanguageCode } from '../foundation/languages.ts'

/**
 * The only texts that may reach a person whose devices somebody else may be reading. Each is true of anybody who has
 * ever written to an office, and says nothing of what about. A text is never reworded: what was sent says what it
 * said, so better words are a new code. The database knows the same codes and takes no others.
 */
export const harmlessTexts = {
  'thanks-for-writing': {
    da: 'Tak for din besked. Du hører fra os, når der er noget nyt.',
    en: 'Thank you for your message. You will hear from us when there is news.',
    ar: 'شكرًا على رسالتك. سنخبرك عندما يكون هناك جديد.',
    fa: 'از پیام شما سپاسگزاریم. وقتی خبر تازه‌ای باشد، به شما می‌گوییم.',
    ps: 'ستاسو له پیغام څخه مننه. کله چې نوی خبر وي، تاسو ته به یې ووایو.',
    ur: 'آپ کے پیغام کا شکریہ۔ جب کوئی نئی بات ہوگی تو ہم آپ کو بتائیں گے۔',
    tr: 'Mesajınız için teşekkürler. Yeni bir şey olunca size haber veririz.',
    so: 'Waad ku mahadsan tahay fariintaada. Markii wax cusub jiraan waan kuu sheegaynaa.',
    kmr: 'Spas ji bo peyama we. Dema tiştekî nû hebe, em ê ji we re bibêjin.',
    ckb: 'سوپاس بۆ نامەکەت. کاتێک شتێکی نوێ هەبوو، پێت دەڵێین.',
    ti: 'ስለ መልእኽትኹም ነመስግነኩም። ሓድሽ ነገር ምስ ዝህሉ ክንነግረኩም ኢና።',
    uk: 'Дякуємо за ваше повідомлення. Ми повідомимо, коли буде щось нове.',
  },
  'nothing-new': {
    da: 'Der er ikke noget nyt fra os.',
    en: 'There is nothing new from us.',
    ar: 'ليس لدينا أي جديد.',
    fa: 'خبر تازه‌ای نداریم.',
    ps: 'موږ نوی خبر نه لرو.',
    ur: 'ہماری طرف سے کوئی نئی بات نہیں ہے۔',
    tr: 'Bizde yeni bir haber yok.',
    so: 'Wax cusub ma hayno.',
    kmr: 'Tiştekî nû li cem me tune ye.',
    ckb: 'هیچ شتێکی نوێمان نییە.',
    ti: 'ሓድሽ ነገር የብልናን።',
    uk: 'У нас немає нічого нового.',
  },
  'no-hurry': {
    da: 'Det haster ikke. Kom tilbage, når det passer dig.',
    en: 'There is no hurry. Come back when it suits you.',
    ar: 'لا داعي للعجلة. يمكنك العودة في الوقت الذي يناسبك.',
    fa: 'عجله‌ای نیست. هر وقت برای شما مناسب بود، برگردید.',
    ps: 'بیړه نشته. هر وخت چې تاسو ته مناسب وي، بېرته راشئ.',
    ur: 'کوئی جلدی نہیں۔ جب آپ کے لیے مناسب ہو تب واپس آئیں۔',
    tr: 'Acelesi yok. Size uygun olduğunda yeniden gelin.',
    so: 'Degdeg ma jiro. Soo noqo goorta kuu habboon.',
    kmr: 'Lez tune ye. Kengî ji we re guncaw be, dîsa werin.',
    ckb: 'پەلە نییە. هەر کاتێک بۆت گونجاو بوو، بگەڕێرەوە.',
    ti: 'ታህዋኽ የለን። ኣብ ዝጥዕመኩም ግዜ ተመለሱ።',
    uk: 'Поспішати не треба. Повертайтеся, коли вам буде зручно.',
  },
  'good-weekend': {
    da: 'God weekend.',
    en: 'Have a good weekend.',
    ar: 'نتمنى لك عطلة نهاية أسبوع سعيدة.',
    fa: 'آخر هفتهٔ خوبی داشته باشید.',
    ps: 'د اونۍ ښه پای ولرئ.',
    ur: 'آپ کی چھٹیاں اچھی گزریں۔',
    tr: 'İyi hafta sonları.',
    so: 'Waxaan kuu rajaynaynaa dhammaad toddobaad oo wanaagsan.',
    kmr: 'Dawiya hefteyê xweş be.',
    ckb: 'کۆتایی هەفتەیەکی خۆش.',
    ti: 'ጽቡቕ ቀዳመ-ሰንበት።',
    uk: 'Гарних вихідних.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<LanguageCode, string>>>>

export type HarmlessCode = keyof typeof harmlessTexts

export const harmlessCodes = Object.keys(harmlessTexts) as [HarmlessCode, ...HarmlessCode[]]
