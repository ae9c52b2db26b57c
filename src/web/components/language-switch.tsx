import { Form } from './form.tsx'
import type { Content, Examples, Markup } from './markup.ts'

export interface LanguageSwitchProps {
  label: string
  action: string
  current: string
  /** Each language under its own name. */
  choices: readonly { language: string; name: string; direction?: 'ltr' | 'rtl' | undefined }[]
  target?: string | undefined
  /** Hidden fields that go along. */
  children?: Content
}

/** Sent as a form field, so that the choice leaves no mark in the address and needs no cookie. */
export const LanguageSwitch = (props: LanguageSwitchProps): Markup => (
  <Form action={props.action} label={props.label} target={props.target}>
    {props.children}
    <div class="languages">
      {props.choices.map(({ language, name, direction }) => (
        <button
          class="button quiet small"
          name="language"
          value={language}
          lang={language}
          dir={direction}
          aria-current={language === props.current ? 'true' : undefined}
        >
          {name}
        </button>
      ))}
    </div>
  </Form>
)

export const examples: Examples = {
  two: () => (
    <LanguageSwitch
      label="Sprog"
      action="/examples"
      current="da"
      choices={[
        { language: 'da', name: 'Dansk' },
        { language: 'en', name: 'English' },
      ]}
    />
  ),
}
