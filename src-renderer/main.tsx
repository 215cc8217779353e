import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/global.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { firstLocale } from './app/first-locale.ts'
import { takeKey } from './connection/index.ts'
import { startI18n } from './i18n/index.ts'

// zod would otherwise try `new Function`, which the content security policy forbids (and reports).
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

await takeKey()
await startI18n(await firstLocale())
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
