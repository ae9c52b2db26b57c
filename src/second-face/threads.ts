import type { Thread, ThreadLanguage, TopicCode } from './topic.ts'

/**
 * Invented threads, each of an ordinary life. None of them holds a word of what the house is for, a time to meet, or
 * anything that somebody could go to and look for the person.
 */
export const threads: Readonly<Record<TopicCode, Readonly<Record<ThreadLanguage, Thread>>>> = {
  'library-adult': {
    da: {
      first:
        'Hej. Jeg vil gerne blive bedre til at læse og skrive dansk. Har I et hold, jeg kan være med på?',
      rest: [
        {
          by: 'staff',
          daysAgo: 17,
          hour: 10,
          text: 'Hej, og tak for din besked. Ja, vi har læsehjælp. Det er gratis, og du skal ikke tage en prøve. Vil du helst læse for dig selv eller sammen med andre?',
        },
        { by: 'person', daysAgo: 16, hour: 19, text: 'Gerne sammen med andre. Må jeg selv tage en bog med?' },
        {
          by: 'staff',
          daysAgo: 15,
          hour: 11,
          text: 'Det må du gerne. Vi har også bøger, der er skrevet i et let sprog. Lige nu er holdet fyldt, men vi har skrevet dig på ventelisten.',
        },
      ],
      replies: [
        'Du står stadig på ventelisten. Vi skriver, når der er en plads.',
        'Der er kommet nye bøger i et let sprog. De står på hylden ved indgangen.',
        'Tak for din besked. Vi kigger på det i næste uge.',
        'Holdet holder fri i ferien. Du behøver ikke gøre noget.',
        'Du kan låne bogen en måned mere.',
        'Tak, det har vi skrevet ned.',
      ],
    },
    en: {
      first:
        'Hello. I would like to get better at reading and writing Danish. Is there a group that I can join?',
      rest: [
        {
          by: 'staff',
          daysAgo: 17,
          hour: 10,
          text: 'Hello, and thank you for your message. Yes, we have reading help. It is free, and there is no test. Would you rather read by yourself or together with others?',
        },
        {
          by: 'person',
          daysAgo: 16,
          hour: 19,
          text: 'Together with others, please. May I bring a book of my own?',
        },
        {
          by: 'staff',
          daysAgo: 15,
          hour: 11,
          text: 'You may. We also have books in plain language. The group is full right now, but you are on the waiting list.',
        },
      ],
      replies: [
        'You are still on the waiting list. We write when there is a place.',
        'New books in plain language have come. They are on the shelf by the entrance.',
        'Thank you for your message. We look at it next week.',
        'The group has a break in the holidays. You do not need to do anything.',
        'You can keep the book for another month.',
        'Thank you, we have written that down.',
      ],
    },
  },
  'sports-adult': {
    da: {
      first: 'Hej. Hvad koster det at være medlem, og kan jeg prøve det først?',
      rest: [
        {
          by: 'staff',
          daysAgo: 20,
          hour: 16,
          text: 'Hej. Du kan prøve gratis to gange hos os. Bagefter betaler du for et halvt år ad gangen. Du kan også betale hver måned, hvis det passer dig bedre.',
        },
        { by: 'person', daysAgo: 19, hour: 20, text: 'Tak. Skal jeg have særligt tøj på?' },
        {
          by: 'staff',
          daysAgo: 18,
          hour: 17,
          text: 'Nej, kom i det, du kan røre dig i, og tag indendørs sko med. Der er ledige pladser igen efter ferien, så vi skriver til dig, når holdene er lagt.',
        },
      ],
      replies: [
        'Holdene er ikke lagt endnu. Vi skriver, når de er.',
        'Tak for din besked. Vi har sendt den videre til træneren.',
        'Der er nye priser fra næste sæson. De står på opslagstavlen.',
        'Der er ingen træning i ferien.',
        'Du behøver ikke betale, før du har prøvet.',
        'Tak, det har vi skrevet ned.',
      ],
    },
    en: {
      first: 'Hello. What does it cost to be a member, and may I try it first?',
      rest: [
        {
          by: 'staff',
          daysAgo: 20,
          hour: 16,
          text: 'Hello. You can try it with us twice for free. After that you pay for half a year at a time. You can also pay each month if that suits you better.',
        },
        { by: 'person', daysAgo: 19, hour: 20, text: 'Thank you. Do I need special clothes?' },
        {
          by: 'staff',
          daysAgo: 18,
          hour: 17,
          text: 'No, come in something that you can move in, and bring indoor shoes. There are free places again after the holidays, so we write to you when the groups are set.',
        },
      ],
      replies: [
        'The groups are not set yet. We write when they are.',
        'Thank you for your message. We have passed it on to the coach.',
        'There are new prices from next season. They are on the notice board.',
        'There is no training in the holidays.',
        'You do not need to pay before you have tried it.',
        'Thank you, we have written that down.',
      ],
    },
  },
  'homework-under-18': {
    da: {
      first: 'Hej. Kan jeg få hjælp til matematik i lektiecaféen?',
      rest: [
        {
          by: 'staff',
          daysAgo: 12,
          hour: 13,
          text: 'Hej. Ja, det kan du. Vores lektiecafé er for alle, og det koster ikke noget. Hvilken klasse går du i, og hvad er svært?',
        },
        { by: 'person', daysAgo: 12, hour: 18, text: 'Det er brøker og procent.' },
        {
          by: 'staff',
          daysAgo: 11,
          hour: 14,
          text: 'Det er der mange, der synes er svært. Tag din bog og en lommeregner med. Vi har også nogle opgaver, som du kan øve dig på.',
        },
      ],
      replies: [
        'Vi har lagt nogle nye opgaver frem i lektiecaféen.',
        'Godt arbejde. Prøv den næste opgave, når du har tid.',
        'Der er ingen lektiecafé i ferien.',
        'Tak for din besked. Vi ser på det sammen næste gang.',
        'Husk lommeregneren.',
        'Du behøver ikke melde dig til. Man kommer bare.',
      ],
    },
    en: {
      first: 'Hello. Can I get help with maths in the homework café?',
      rest: [
        {
          by: 'staff',
          daysAgo: 12,
          hour: 13,
          text: 'Hello. Yes, you can. Our homework café is for everybody, and it costs nothing. Which year are you in, and what is difficult?',
        },
        { by: 'person', daysAgo: 12, hour: 18, text: 'It is fractions and per cent.' },
        {
          by: 'staff',
          daysAgo: 11,
          hour: 14,
          text: 'Many people find that difficult. Bring your book and a calculator. We also have some exercises that you can practise with.',
        },
      ],
      replies: [
        'There are some new exercises in the homework café.',
        'Well done. Try the next exercise when you have time.',
        'There is no homework café in the holidays.',
        'Thank you for your message. We look at it together next time.',
        'Remember the calculator.',
        'You do not need to sign up. People just come.',
      ],
    },
  },
  'sports-under-18': {
    da: {
      first: 'Hej. Er der plads på holdet, og hvornår begynder sæsonen?',
      rest: [
        {
          by: 'staff',
          daysAgo: 14,
          hour: 17,
          text: 'Hej. Ja, der er plads på holdet. Sæsonen begynder efter ferien. Har du spillet før?',
        },
        { by: 'person', daysAgo: 13, hour: 17, text: 'Kun i skolen. Skal jeg selv have udstyr?' },
        {
          by: 'staff',
          daysAgo: 12,
          hour: 18,
          text: 'Det gør ikke noget. Du kan låne det hele, til du ved, om du vil blive ved. Du skal bare have sko og en vandflaske.',
        },
      ],
      replies: [
        'Sæsonen begynder efter ferien. Vi skriver, når planen er klar.',
        'Der er ingen træning i ferien.',
        'Husk vandflasken.',
        'Tak for din besked. Træneren ser på det.',
        'Du kan stadig låne udstyr.',
        'Holdbilledet hænger på opslagstavlen.',
      ],
    },
    en: {
      first: 'Hello. Is there room on the team, and when does the season begin?',
      rest: [
        {
          by: 'staff',
          daysAgo: 14,
          hour: 17,
          text: 'Hello. Yes, there is room on the team. The season begins after the holidays. Have you played before?',
        },
        { by: 'person', daysAgo: 13, hour: 17, text: 'Only at school. Do I need equipment of my own?' },
        {
          by: 'staff',
          daysAgo: 12,
          hour: 18,
          text: 'That does not matter. You can borrow all of it until you know whether you want to go on. You only need shoes and a water bottle.',
        },
      ],
      replies: [
        'The season begins after the holidays. We write when the plan is ready.',
        'There is no training in the holidays.',
        'Remember the water bottle.',
        'Thank you for your message. The coach looks at it.',
        'You can still borrow equipment.',
        'The team photo is on the notice board.',
      ],
    },
  },
}
