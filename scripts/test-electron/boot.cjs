// In the place of Electron's default app, which a packaged runtime lacks: runs the folder named on the command line.
const { join, resolve } = require('node:path')
const { app } = require('electron')

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.')
const { name, productName = name, version = '0.0.0', main = 'index.js' } = require(join(folder, 'package.json'))
app.setName(productName)
app.setVersion(version)
app.setAppPath(folder)
require(join(folder, main))
