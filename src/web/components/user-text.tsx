import type { Examples, Markup } from './markup.ts'

export interface UserTextProps {
  text: string
  /** BCP 47, where the language is known to differ from the page's. */
  language?: string | undefined
}

/** Someone's own words, with their line breaks, in the direction they were written. */
export const UserText = ({ text, language }: UserTextProps): Markup => (
  <div class="user-text" dir="auto" lang={language}>
    {text}
  </div>
)

/** A name or a few own words inside a sentence: kept from turning the sentence around. */
export const UserWords = ({ text, language }: UserTextProps): Markup => <bdi lang={language}>{text}</bdi>

export const examples: Examples = {
  'own words': () => (
    <UserText
      text={
        'Min far siger, vi skal på ferie.\n\nJeg tror ikke, det er ferie. ' +
        'Billetten er kun den ene vej, og min mor har fundet mit pas frem. '.repeat(3)
      }
    />
  ),
  'from the right': () => <UserText text={'أنا خائفة.\nلا تتصلوا بي في المساء.'} language="ar" />,
  'inside a sentence': () => (
    <p>
      Talt med <UserWords text="ليلى (17)" /> i dag kl. 14.05.
    </p>
  ),
}
