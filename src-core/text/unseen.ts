/**
 * What nobody sees and what changes what is seen: control signs but for tab and new line, those that turn the order of
 * letters or end a line, and those without a width. The joiner inside an emoji is none.
 */
const UNSEEN =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d/gu

/**
 * A text from outside as it is: what would steer or deceive stands there as `\uXXXX`, which
 * leaves JSON what it was.
 */
export const showUnseen = (text: string): string =>
  text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A text from outside without what would steer or deceive; `instead` stands in its place. */
export const withoutUnseen = (text: string, instead = ''): string => text.replace(UNSEEN, instead)
