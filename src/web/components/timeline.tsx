import type { Content, Examples, Markup } from './markup.ts'

export interface TimelineProps {
  label: string
  items: readonly {
    /** As people say it: "i dag kl. 14.05". */
    moment: string
    /** ISO 8601, for machines. */
    at: string
    title: Content
    by?: string | undefined
    body?: Content | undefined
    /** Stands out, such as an alarm. */
    marked?: boolean | undefined
  }[]
}

/** What happened, in order. */
export const Timeline = ({ label, items }: TimelineProps): Markup => (
  <ol class="timeline" aria-label={label}>
    {items.map(item => (
      <li class={item.marked ? 'marked' : undefined}>
        <p class="moment">
          <time datetime={item.at}>{item.moment}</time>
          {item.by !== undefined && <span> · {item.by}</span>}
        </p>
        <p class="timeline-title">{item.title}</p>
        {item.body}
      </li>
    ))}
  </ol>
)

export const examples: Examples = {
  case: () => (
    <Timeline
      label="Hvad der er sket"
      items={[
        {
          moment: 'i dag kl. 14.05',
          at: '2026-11-24T14:05+01:00',
          title: 'Fristen for kontakt er overskredet',
          marked: true,
        },
        {
          moment: 'i dag kl. 9.00',
          at: '2026-11-24T09:00+01:00',
          title: 'Talt med Mona',
          by: 'Karin Holm',
          body: <p>Hun er i skole til kl. 15. Ingen har set telefonen.</p>,
        },
        {
          moment: 'i går kl. 16.40',
          at: '2026-11-23T16:40+01:00',
          title: 'Sagen er åbnet',
          by: 'Karin Holm',
        },
      ]}
    />
  ),
}
