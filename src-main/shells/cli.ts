import { isAbsolute, join, resolve } from 'node:path'
import type { ImportChoice } from '#core/contract'
import { FAULT_NAMES, type FaultName, faultNameSchema } from '#core/training'
import { dataDir, dataDirPath, NoHomeError } from '../data-dir.ts'
import { diskTrouble } from '../disk/index.ts'
import { endOnSignals } from '../headless/ends.ts'
import { type ExitCode, harmless, type Terminal, UsageError } from '../headless/output.ts'
import { openWords } from '../i18n.ts'
import { terminalLocale } from '../terminal-locale.ts'
import { type CliValues, parseOptions } from './cli-options.ts'

/** `disparo`: the same core as the window, without one. Human text by default, `--json` for machines. */
const t = openWords(terminalLocale(process.env))

/** The same seen from the sources and from what was built of them. */
const KIT = join(import.meta.dirname, '../../docs/crm')

/** Ten times what is usual in the largest accounts. */
const MOST_TEMPLATES = 100_000

async function run(argv: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, t)
  const terminal: Terminal = {
    t,
    json: values.json,
    print: (text) => process.stdout.write(`${harmless(text)}\n`),
    note: (text) => process.stderr.write(`${harmless(text)}\n`),
  }
  const [command = '', ...rest] = positionals
  if (values.help || command === 'help') {
    terminal.print(t('cli:usage'))
    return 0
  }
  // Reading texts leaves no time to hear a signal, and nothing behind: the system's own way ends it at once.
  if (command !== 'lint' && command !== 'simulate') endOnSignals()
  switch (command) {
    case 'demo': {
      if (rest.length > 0) throw new UsageError(t('cli:unexpected', { argument: rest.join(' ') }))
      const { demo } = await import('../headless/demo.ts')
      return demo(resolve(values.out ?? 'disparo-demo'), terminal, import.meta.dirname)
    }
    case 'simulate': {
      // The last simulator has the last of them.
      const port = portOf(values.port, 65_534)
      const templateCount = Number(values.templates ?? 0)
      if (!Number.isInteger(templateCount) || templateCount < 0 || templateCount > MOST_TEMPLATES)
        throw new UsageError(t('cli:badCount', { count: values.templates ?? '', most: MOST_TEMPLATES }))
      const { simulate } = await import('../headless/simulate.ts')
      return simulate({ port, fault: faultOf(values.fault), templateCount }, terminal)
    }
    case 'lint': {
      const [source, ...more] = rest
      if (source === undefined || more.length > 0) throw new UsageError(t('cli:lint.usage'))
      const { lint } = await import('../headless/lint.ts')
      return lint(
        { source: source === '-' ? source : resolve(source), provider: values.provider, stdin: process.stdin },
        terminal,
      )
    }
    case 'bundle': {
      const [verb = '', file, ...more] = rest
      if (verb === 'deliver' || verb === 'receive') return delivery(verb, file, more, values, terminal)
      if (verb === 'diff') {
        const [other, ...extra] = more
        if (file === undefined || other === undefined || extra.length > 0) throw new UsageError(t('cli:bundle.usage'))
        const { diffFiles } = await import('../headless/bundle-diff.ts')
        return diffFiles(resolve(file), resolve(other), terminal)
      }
      if (!['verify', 'load', 'sign'].includes(verb) || file === undefined || more.length > 0)
        throw new UsageError(t('cli:bundle.usage'))
      const { keysAt, signFile } = await import('../headless/signatures.ts')
      if (verb === 'sign') return signFile(resolve(file), values.as, keyPlace(dataDirPath()), terminal)
      const keys = keysAt(
        (values.key ?? []).map((each) => resolve(each)),
        terminal,
      )
      const { loadFile, verifyFile } = await import('../headless/bundle.ts')
      if (verb === 'verify') return verifyFile(resolve(file), terminal, keys)
      if (values.into === undefined) throw new UsageError(t('cli:bundle.intoMissing'))
      const { environment, 'accept-restart': acceptRestart, 'password-file': passwordFile } = values
      return loadFile(resolve(file), values.into, terminal, {
        environment,
        acceptRestart,
        passwordFile,
        dryRun: values['dry-run'],
        keys,
        report:
          values.report === undefined
            ? undefined
            : {
                file: placeOf(values.report),
                by: isName(values.name ?? '') ? values.name?.trim() : undefined,
                key: values.as,
                place: keyPlace(dataDirPath()),
              },
      })
    }
    case 'key': {
      const [verb = '', file, ...more] = rest
      const { name = '', as: which, lost } = values
      const isWhole = verb === 'export' ? file !== undefined : ['new', 'show', 'rotate'].includes(verb) && file === undefined
      if (!isWhole || more.length > 0 || (verb === 'new') !== isName(name)) throw new UsageError(t('cli:key.usage'))
      const { exportKey, newKey, rotateKey, showKeys } = await import('../headless/key.ts')
      const place = keyPlace(verb === 'new' ? dataDir() : dataDirPath())
      if (verb === 'new') return newKey(place, name.trim(), lost, terminal)
      if (verb === 'rotate') return rotateKey(place, which, terminal)
      return file === undefined ? showKeys(place, terminal) : exportKey(place, placeOf(file), which, terminal)
    }
    case 'consent': {
      const { contacts, evidence, out, 'opt-outs': optOuts } = values
      const [verb] = rest
      const isWhole =
        verb === 'plan' ? evidence !== undefined : verb === 'revoke' && optOuts !== undefined && evidence === undefined
      if (rest.length !== 1 || !isWhole || contacts === undefined || out === undefined)
        throw new UsageError(t('cli:consent.usage'))
      const { consentPlan } = await import('../headless/consent.ts')
      return consentPlan(
        {
          contacts: resolve(contacts),
          evidence: evidence === undefined ? null : resolve(evidence),
          optOuts: optOuts === undefined ? undefined : resolve(optOuts),
          out: resolve(out),
          dialect: values.dialect,
          table: values.table,
          idColumn: values['id-column'],
          flagColumn: values['flag-column'],
          trueValue: values['true-value'],
          falseValue: values['false-value'],
          columns: values.column ?? [],
          mendsText: values['mend-text'],
        },
        terminal,
      )
    }
    case 'rehearse': {
      const { bundle, contacts, events, out, example } = values
      if (example !== undefined && rest.length === 0 && bundle === undefined) {
        const { writeExample } = await import('../headless/rehearse-example.ts')
        return writeExample(placeOf(example), terminal)
      }
      const { history } = values
      const isWhole = history !== undefined || (contacts !== undefined && events !== undefined)
      if (rest.length > 0 || bundle === undefined || !isWhole) throw new UsageError(t('cli:rehearse.usage'))
      const { rehearseFiles, historyAt } = await import('../headless/rehearse.ts')
      return rehearseFiles(
        {
          bundle: resolve(bundle),
          ...(history === undefined
            ? { contacts: resolve(contacts ?? ''), events: resolve(events ?? '') }
            : { contacts: contacts ?? 'contatos', events: events ?? 'eventos' }),
          history: history === undefined ? null : historyAt(history, values['password-file'], terminal),
          out: out === undefined ? null : placeOf(out),
          columns: values.column ?? [],
          mendsText: values['mend-text'],
        },
        terminal,
      )
    }
    case 'crm-kit': {
      const [folder, ...more] = rest
      if (folder === undefined || more.length > 0) throw new UsageError(t('cli:crmKit.usage'))
      const { crmKit } = await import('../headless/crm-kit.ts')
      return crmKit(KIT, resolve(folder), terminal)
    }
    case 'crm-check': {
      const { loader, rules, case: only } = values
      if (rest.length > 0 || loader === undefined) throw new UsageError(t('cli:crmCheck.usage'))
      const { crmCheck } = await import('../headless/crm-kit.ts')
      return crmCheck(KIT, { loader, rules, only }, terminal)
    }
    case 'backup': {
      const [to, ...more] = rest
      if (to === undefined || more.length > 0) throw new UsageError(t('cli:backup.usage'))
      const { backup } = await import('../headless/backup.ts')
      const { encrypt, 'passphrase-file': passphraseFile } = values
      return backup({ dataDir: dataDirPath(), to: placeOf(to), encrypt, passphraseFile }, terminal)
    }
    case 'implementation': {
      const [verb = '', first, second, ...more] = rest
      const isExport = verb === 'export' && second !== undefined
      const isImport = verb === 'import' && second === undefined
      if ((!isExport && !isImport) || first === undefined || more.length > 0) throw new UsageError(t('cli:implementation.usage'))
      const { exportImplementation, importImplementation } = await import('../headless/implementation.ts')
      if (second !== undefined)
        return exportImplementation({ dataDir: dataDirPath(), which: first, to: placeOf(second) }, terminal)
      return importImplementation({ ...keyPlace(dataDirPath()), file: resolve(first), choice: importChoice(values) }, terminal)
    }
    case 'restore': {
      const [file, ...more] = rest
      if (file === undefined || more.length > 0) throw new UsageError(t('cli:backup.restoreUsage'))
      const { restore } = await import('../headless/backup.ts')
      const { 'dry-run': dryRun, yes, 'passphrase-file': passphraseFile } = values
      return restore({ dataDir: dataDirPath(), file: resolve(file), passphraseFile, dryRun, yes }, terminal)
    }
    default:
      throw new UsageError(command === '' ? t('cli:usage') : t('cli:unknownCommand', { command }))
  }
}

/** 0: whichever is free. */
function portOf(typed: string | undefined, most: number): number {
  const port = Number(typed ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > most) throw new UsageError(t('cli:badPort', { port: typed ?? '' }))
  return port
}

/** The way of a bundle to a CRM, and the other end of it. */
async function delivery(
  verb: 'deliver' | 'receive',
  file: string | undefined,
  more: readonly string[],
  values: CliValues,
  terminal: Terminal,
): Promise<ExitCode> {
  const { to, into, folder, 'token-file': tokenFile, 'password-file': passwordFile } = values
  const port = portOf(values.port, 65_535)
  const { deliverFile, receiveBundles } = await import('../headless/deliver.ts')
  if (verb === 'deliver' && file !== undefined && to !== undefined && more.length === 0)
    return deliverFile(resolve(file), to, { tokenFile, waits: !values['no-wait'] }, terminal)
  if (verb === 'receive' && file === undefined && into !== undefined)
    return receiveBundles(
      { into, port, folder: folder === undefined ? null : resolve(folder), tokenFile, passwordFile },
      terminal,
    )
  throw new UsageError(t('cli:deliver.usage'))
}

/** Like `resolve`, but a name that ends like a folder's says still that it is one. */
const placeOf = (given: string): string => (isAbsolute(given) ? given : join(process.cwd(), given))

const keyPlace = (folder: string) => ({ dataDir: folder, keychainChild: join(import.meta.dirname, 'keychain-child.js') })

/** One line of at most 120 letters, as a signature holds it. */
const isName = (name: string): boolean => /^\P{Cc}{1,120}$/u.test(name.trim())

function importChoice(values: { replace: boolean; 'keep-both': boolean; as?: string | undefined }): ImportChoice {
  const client = values.as?.trim()
  const given = [values.replace, values['keep-both'], client !== undefined].filter(Boolean)
  if (given.length > 1 || client === '') throw new UsageError(t('cli:implementation.usage'))
  if (client !== undefined) return { as: 'next', client }
  return { as: values.replace ? 'replace' : values['keep-both'] ? 'copy' : 'continue' }
}

function faultOf(name: string | undefined): FaultName | null {
  if (name === undefined) return null
  const fault = faultNameSchema.safeParse(name)
  if (!fault.success) throw new UsageError(t('cli:badFault', { fault: name, faults: FAULT_NAMES.join(', ') }))
  return fault.data
}

async function main(): Promise<ExitCode> {
  // SQLite's binding needs Node-API 10; an older Node would end without a word.
  if (Number(process.versions.napi) < 10) {
    process.stderr.write(`${t('cli:oldNode', { version: process.version })}\n`)
    return 2
  }
  try {
    return await run(process.argv.slice(2))
  } catch (error) {
    if (error instanceof UsageError) return refused(error.message)
    if (error instanceof NoHomeError) return refused(t('cli:start.no-home'))
    // Nobody thought of this place: it is said by its name, and is no fault of the program.
    const trouble = diskTrouble(error)
    const path = error instanceof Error && 'path' in error ? error.path : undefined
    if (trouble !== null && typeof path === 'string') {
      const file = path
      return refused(t(trouble === 'disk-full' ? 'cli:place.full' : 'cli:place.unusable', { file }))
    }
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${harmless(t('cli:internal', { reason }))}\n`)
    return 3
  }
}

/** For a person, and with `--json` for the machine that reads stdout, too. */
function refused(message: string): ExitCode {
  process.stderr.write(`${harmless(message)}\n`)
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ok: false, message: harmless(message) })}\n`)
  return 2
}

// Whoever reads only the beginning (`| head`) closes the pipe; the rest has nowhere to go.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// Whatever a command makes is its owner's alone.
process.umask(0o077)

process.exitCode = await main()
