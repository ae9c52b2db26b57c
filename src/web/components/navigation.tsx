import type { Content, Examples, Markup } from './markup.ts'
import { Tag } from './tag.tsx'

export interface NavigationItem {
  href: string
  text: string
  /** How many wait there. Zero is not shown. */
  count?: number | undefined
  current?: boolean | undefined
}

export interface DeskHeaderProps {
  /** What the place is called, and where its name leads. */
  name: string
  home: string
  label: string
  items: readonly NavigationItem[]
  /** Who is signed in, and the form to sign out. */
  account?: Content | undefined
}

/** The top of the desk: where one is, where one can go, who one is. */
export const DeskHeader = ({ name, home, label, items, account }: DeskHeaderProps): Markup => (
  <header class="desk-header">
    <div class="frame wide">
      <a class="desk-name" href={home}>
        {name}
      </a>
      <nav aria-label={label}>
        <NavigationList items={items} />
      </nav>
      {account !== undefined && <div class="account">{account}</div>}
    </div>
  </header>
)

export interface SidebarProps {
  label: string
  /** Stands above the links, such as the alias and who has the case. */
  top?: Content | undefined
  items: readonly NavigationItem[]
}

/** The parts of one case: beside the page where there is room, else one line that says where one is and unfolds. */
export const Sidebar = ({ label, top, items }: SidebarProps): Markup => (
  <aside class="sidebar" aria-label={label}>
    <div class="sidebar-top">{top}</div>
    <nav aria-label={label}>
      <details class="menu">
        <summary>
          {label}: <strong>{items.find(item => item.current)?.text}</strong>
        </summary>
        <NavigationList items={items} />
      </details>
    </nav>
  </aside>
)

const NavigationList = ({ items }: { items: readonly NavigationItem[] }): Markup => (
  <ul>
    {items.map(item => (
      <li>
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.text}
          {item.count !== undefined && item.count > 0 && <span class="count">{item.count}</span>}
        </a>
      </li>
    ))}
  </ul>
)

export interface BreadcrumbsProps {
  label: string
  items: readonly { href: string; text: string }[]
}

/** The way back up. */
export const Breadcrumbs = ({ label, items }: BreadcrumbsProps): Markup => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol>
      {items.map(item => (
        <li>
          <a href={item.href}>{item.text}</a>
        </li>
      ))}
    </ol>
  </nav>
)

export const examples: Examples = {
  sidebar: () => (
    <Sidebar
      label="Sagens dele"
      top={
        <>
          <p class="sidebar-title">Mona</p>
          <p class="tags">
            <Tag tone="info" text="Øvelse" />
          </p>
        </>
      }
      items={[
        { href: '/examples', text: 'Overblik', current: true },
        { href: '/examples', text: 'Personer' },
        { href: '/examples', text: 'Beskeder', count: 2 },
        { href: '/examples', text: 'Vurdering' },
        { href: '/examples', text: 'Hvem har set sagen' },
      ]}
    />
  ),
  breadcrumbs: () => (
    <Breadcrumbs
      label="Sti"
      items={[
        { href: '/examples', text: 'Vagten' },
        { href: '/examples', text: 'Blå kano' },
      ]}
    />
  ),
}
