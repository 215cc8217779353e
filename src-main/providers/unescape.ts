/** A text with where each of its UTF-16 units began in the text that it came from; one number more says where it ended. */
export type Traced = { text: string; starts: readonly number[] }

export const traced = (text: string): Traced => ({ text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) })

const ESCAPE =
  /(?:%[\da-f]{2})+|\\(?:u\{[\da-f]{1,6}\}|u[\da-f]{4}|x[\da-f]{2}|[^ux])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});?/gi

/** Of HTML's names those of ASCII. */
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    tab: '\t',
    newline: '\n',
    excl: '!',
    num: '#',
    dollar: '$',
    percnt: '%',
    lpar: '(',
    rpar: ')',
    ast: '*',
    plus: '+',
    comma: ',',
    hyphen: '-',
    dash: '-',
    period: '.',
    sol: '/',
    colon: ':',
    semi: ';',
    equals: '=',
    quest: '?',
    commat: '@',
    lsqb: '[',
    lbrack: '[',
    bsol: '\\',
    rsqb: ']',
    rbrack: ']',
    hat: '^',
    lowbar: '_',
    underbar: '_',
    grave: '`',
    lcub: '{',
    lbrace: '{',
    verbar: '|',
    vert: '|',
    rcub: '}',
    rbrace: '}',
  }),
)
const LETTERS = new Map(Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }))

/**
 * One layer of escapes taken off: percent-encoding, the backslashes of JSON and of programs,
 * HTML's entities, whichever stand in it. What is none stays.
 * @returns null where there was nothing to take off
 */
export function unescapeOnce({ text, starts }: Traced): Traced | null {
  let plain = ''
  const origins: number[] = []
  let done = 0
  const keep = (until: number): void => {
    for (; done < until; done++) origins.push(starts[done] ?? 0)
  }
  for (const match of text.matchAll(ESCAPE)) {
    const [found] = match
    const said = found.startsWith('%') ? percentDecoded(found) : oneCharacter(found)
    if (said === null) continue
    plain += text.slice(done, match.index)
    keep(match.index)
    for (const [character, offset] of said) {
      for (let unit = 0; unit < character.length; unit++) origins.push(starts[match.index + offset] ?? 0)
      plain += character
    }
    done = match.index + found.length
  }
  if (done === 0) return null
  plain += text.slice(done)
  keep(text.length + 1)
  return { text: plain, starts: origins }
}

type Said = [character: string, offset: number][]

function percentDecoded(run: string): Said {
  const bytes = Buffer.from(run.replaceAll('%', ''), 'hex')
  const said: Said = []
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    const length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const character = bytes.subarray(at, at + length).toString()
    const whole = !character.includes('\ufffd')
    said.push([whole ? character : String.fromCharCode(lead), at * 3])
    at += whole ? length : 1
  }
  return said
}

function oneCharacter(written: string): Said | null {
  if (written.startsWith('&')) {
    const name = written.slice(1).replace(/;$/, '')
    const character = name.startsWith('#') ? ofCode(name.replace(/^#x/i, '#0x').slice(1)) : NAMED.get(name.toLowerCase())
    return character === undefined ? null : [[character, 0]]
  }
  const body = written.slice(1)
  const hex = /^[ux]\{?([\da-f]+)\}?$/i.exec(body)?.[1]
  const character = hex === undefined ? (LETTERS.get(body) ?? body) : ofCode(`0x${hex}`)
  return character === undefined ? null : [[character, 0]]
}

const ofCode = (text: string): string | undefined => {
  const code = Number(text)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
