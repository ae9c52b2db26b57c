/**
 * The two numbers that stay. Every other number belongs in the directory, where it carries the date it was
 * checked and disappears when that is too long ago.
 */
export const emergencyNumbers = {
  alarm: { number: '112', da: 'Fare lige nu: ring 112', en: 'In danger now: call 112' },
  police: {
    number: '114',
    da: 'Politiet, når det ikke er akut: ring 114',
    en: 'Police, when it is not urgent: call 114',
  },
} satisfies Record<string, { number: string; da: string; en: string }>
