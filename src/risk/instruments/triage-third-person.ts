/**
 * The six questions of the triage for when somebody else rings: a professional, a friend, a sibling. Same codes, same
 * order, same risk answers as the instrument's own questions; only the person spoken of is another.
 */
export const da = {
  intro:
    'Når det ikke er personen selv, der ringer. Spørg i rækkefølge. Notér ja, nej eller ved ikke. Den, der ringer, ved ikke alt: "ved ikke" er ikke nej. Spørg hellere, hvem der kunne vide det, end at lade den, der ringer, gætte.',
  questions: {
    Q1: {
      text: 'Kan den, du ringer om, tale frit – og hvor er vedkommende lige nu?',
      hint: 'Spørg også, om den, der ringer, selv kan tale frit. Aftal, hvordan vi sikkert kan få fat i jer begge. Ring ikke selv til den, det handler om, før det er aftalt. Bed den, der ringer, om ikke at tale med familien om det.',
    },
    Q2: {
      text: 'Er nogen ved at gøre personen noget nu, eller har nogen i de sidste dage slået personen, taget kvælertag eller brugt våben?',
      hint: 'Har du selv set det, eller har du fået det fortalt? Kvælertag eller slag mod hovedet: læge i dag.',
    },
    Q3: {
      text: 'Har nogen truet med at dræbe, hente eller skade personen – eller er personen selv bange for, at det sker snart?',
      hint: 'Notér ordene, som de blev sagt, og hvem der hørte dem. Er den, der ringer, bange for, at det sker, så notér det som hendes eller hans egen vurdering. Hvem bestemmer i familien?',
    },
    Q4: {
      text: 'Er der planer om rejse, forlovelse eller bryllup, som personen ikke vil – eller har nogen taget personens pas?',
      hint: 'Dato inden for 14 dage: handling i dag.',
    },
    Q5: {
      text: 'Ved de, hvor personen er, leder de efter personen, eller kan de se med på personens telefon?',
      hint: 'Ved familien, at du ringer til os? Skriv ikke til personens telefon, før vi ved, hvem der læser med. Sluk ikke for deling uden plan.',
    },
    Q6: {
      text: 'Taler personen om at tage sit eget liv, eller er børn, søskende, kæreste eller et ufødt barn også i fare?',
      hint: 'Spørg direkte. Har den, der ringer, ikke spurgt personen, er svaret "ved ikke". Spørg også, om den, der ringer, selv er i fare.',
    },
  },
  parts: {
    Q2a: 'Lige nu',
    Q2b: 'De seneste dage',
    Q6a: 'Personens egne selvmordstanker',
    Q6b: 'Andre i fare',
  },
}

export type ThirdPersonTriage = typeof da

export const en: ThirdPersonTriage = {
  intro:
    'When it is not the person themselves who rings. Ask in order. Note yes, no or don\'t know. The caller does not know everything: "don\'t know" is not a no. Rather ask who might know than let the caller guess.',
  questions: {
    Q1: {
      text: 'Can the person you are ringing about speak freely - and where are they right now?',
      hint: 'Ask too whether the caller can speak freely. Agree how to reach both of you safely. Do not ring the person until that is agreed. Ask the caller not to speak with the family about it.',
    },
    Q2: {
      text: 'Is someone harming the person now, or has someone in the last days hit them, strangled them or used a weapon?',
      hint: 'Have you seen it yourself, or were you told? Strangling or blows to the head: doctor today.',
    },
    Q3: {
      text: 'Has anyone threatened to kill, fetch or harm the person - or is the person afraid it will happen soon?',
      hint: "Note the words as said, and who heard them. If the caller is afraid it will happen, note it as the caller's own view. Who decides in the family?",
    },
    Q4: {
      text: "Are there plans of travel, engagement or wedding the person does not want - or has someone taken the person's passport?",
      hint: 'Date within 14 days: action today.',
    },
    Q5: {
      text: "Do they know where the person is, are they looking for them, or can they see into the person's phone?",
      hint: "Does the family know that you are ringing us? Do not write to the person's phone until we know who reads it. Do not switch off sharing without a plan.",
    },
    Q6: {
      text: 'Does the person talk of taking their own life, or are children, siblings, a partner or an unborn child also in danger?',
      hint: 'Ask directly. If the caller has not asked the person, the answer is "don\'t know". Ask too whether the caller is in danger.',
    },
  },
  parts: {
    Q2a: 'Right now',
    Q2b: 'In the last days',
    Q6a: "The person's own suicidal thoughts",
    Q6b: 'Others in danger',
  },
}
