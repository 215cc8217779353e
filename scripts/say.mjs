/** The launcher's own sentences. They go to stderr, so that stdout belongs to the program that is started. */
// Windows and macOS set no such variable; there the system is asked.
const system = process.platform === 'linux' ? '' : new Intl.DateTimeFormat().resolvedOptions().locale
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || system
// A terminal that says nothing speaks the language of those who use Disparo.
const portuguese = locale === '' || /^(pt|c\b|posix)/i.test(locale)

/** @typedef {{ en: string, pt: string }} Sentence */

/** @type {(sentence: Sentence) => string} */
export const words = (sentence) => (portuguese ? sentence.pt : sentence.en)

/** One line for the person at the terminal. @type {(sentence: Sentence) => void} */
export const say = (sentence) => {
  process.stderr.write(`${words(sentence)}\n`)
}

/** Something that the person has to put right; the entry points print its sentence and nothing else. */
export class Stop extends Error {
  /** @param {Sentence} sentence @param {number} [exitCode] */
  constructor(sentence, exitCode = 1) {
    super(words(sentence))
    this.exitCode = exitCode
  }
}

/** Runs an entry point: its number is the exit code, a `Stop` is one sentence. @param {() => Promise<number>} task */
export async function enter(task) {
  try {
    process.exitCode = await task()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}
