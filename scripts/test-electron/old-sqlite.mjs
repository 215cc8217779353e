import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childEnv, run } from '../child.mjs'
import { isFile, onPath } from '../files.mjs'
import { Stop, say } from '../say.mjs'
import { cacheDir } from './old-runtime.mjs'
import { mustEndWell, whole } from './prepare.mjs'

/** Keeps a reference to a string inside an object: to a bare one Node-API allows it from version 10 on, and this Electron has 8. */
const STRING_BOX = `#pragma once
class StringBox {
 public:
  StringBox() = default;
  explicit StringBox(Napi::String text) {
    Napi::Object object = Napi::Object::New(text.Env());
    object.Set("text", text);
    holder = Napi::Persistent(object);
  }
  StringBox(StringBox&&) = default;
  StringBox& operator=(StringBox&&) = default;
  Napi::String Value() const { return holder.Value().Get("text").As<Napi::String>(); }
 private:
  Napi::ObjectReference holder;
};
`
/** @type {Record<string, [from: string, to: string][]>} */
const FOR_NODE_API_8 = {
  // Optimising across its files takes twice as long, and the tests do not need it.
  'binding.gyp': [
    ['NAPI_VERSION=10', 'NAPI_VERSION=8'],
    [", '-flto'", ''],
    ["['-flto', ", '['],
    ["['-flto']", '[]'],
  ],
  'src/better_sqlite3.cpp': [['#include "util/macros.cpp"', '#include "util/string-box.hpp"\n#include "util/macros.cpp"']],
  'src/util/constants.cpp': [
    ['Napi::Reference<Napi::String>', 'StringBox'],
    ['Napi::Persistent(InternalizedFromLatin1(env, str))', 'StringBox(InternalizedFromLatin1(env, str))'],
  ],
  'src/util/helpers.cpp': [['Napi::Reference<Napi::String>', 'StringBox']],
  'src/util/bind-map.cpp': [
    ['Napi::Reference<Napi::String>', 'StringBox'],
    ['Napi::Persistent(InternalizedFromUtf8(env, name, -1))', 'StringBox(InternalizedFromUtf8(env, name, -1))'],
    ['Napi::Persistent(pair->name.Value())', 'StringBox(pair->name.Value())'],
  ],
}

/** better-sqlite3 as it is in the lockfile, compiled for the old runtime. @param {string} root @returns {Promise<string>} the binding's file */
export async function ensureOldSqlite(root) {
  const modules = join(root, 'node_modules')
  const { version } = JSON.parse(readFileSync(join(modules, 'better-sqlite3', 'package.json'), 'utf8'))
  const file = join(cacheDir(), `better-sqlite3-${version}.node`)
  if (isFile(file)) return file
  say({
    en: 'Compiling better-sqlite3 for that Electron, about a minute…',
    pt: 'Compilando o better-sqlite3 para esse Electron, cerca de um minuto…',
  })
  await whole(file, async (made) => {
    const work = join(dirname(made), 'node_modules')
    for (const name of ['better-sqlite3', 'node-addon-api']) cpSync(join(modules, name), join(work, name), { recursive: true })
    const source = join(work, 'better-sqlite3')
    writeFileSync(join(source, 'src/util/string-box.hpp'), STRING_BOX)
    for (const [path, changes] of Object.entries(FOR_NODE_API_8)) {
      let text = readFileSync(join(source, path), 'utf8')
      for (const [from, to] of changes) {
        if (!text.includes(from)) throw new Error(`better-sqlite3 ${version}: ${path} has no ${from}`)
        text = text.replaceAll(from, to)
      }
      writeFileSync(join(source, path), text)
    }
    const args = [nodeGyp(), 'rebuild', '--release', '--force_build=1', ...headers()]
    mustEndWell(
      await run(process.execPath, args, { cwd: source, env: childEnv(), stdout: 'collect', deadline: 400_000 }),
      'node-gyp',
    )
    copyFileSync(join(source, 'build/Release/better_sqlite3.node'), made)
  })
  return file
}

/** The one that npm brings. */
function nodeGyp() {
  const beside = process.env.npm_execpath ?? onPath('npm')
  const places = [
    beside && join(dirname(dirname(beside)), 'node_modules'),
    '/usr/lib/node_modules/npm/node_modules',
    '/usr/share/nodejs',
    join(dirname(dirname(process.execPath)), 'lib/node_modules/npm/node_modules'),
  ]
  const found = places.flatMap((place) => (place ? [join(place, 'node-gyp/bin/node-gyp.js')] : [])).find(isFile)
  if (!found) throw new Stop({ en: 'npm brings no node-gyp here.', pt: 'O npm daqui não traz o node-gyp.' })
  return found
}

/** Node's headers where this Node brings them: nothing is downloaded then. */
function headers() {
  const prefix = dirname(dirname(process.execPath))
  return isFile(join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : []
}
