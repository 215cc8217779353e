// In the place of Electron's default app, which a packaged runtime lacks: `[-r FILE] FOLDER` on the command line.
const { join, resolve } = require('node:path')
const { app } = require('electron')

const words = process.argv.slice(1)
const first = words.indexOf('-r')
if (first !== -1) require(resolve(words.splice(first, 2)[1]))
const folder = resolve(words.find((word) => !word.startsWith('-')) ?? '.')
const { name, productName = name, version = '0.0.0', main = 'index.js' } = require(join(folder, 'package.json'))
app.setName(productName)
app.setVersion(version)
app.setAppPath(folder)
require(join(folder, main))
