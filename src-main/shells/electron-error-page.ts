import { escapeHtml } from '#core/text'

/**
 * The page that stands in when ours can't be loaded. In both languages, because the
 * catalogue and the setting that chooses between them are part of what failed.
 */
export const errorPage = (reason: string): string => {
  const html = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>Disparo</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.5rem;color:#222;background:#fff}code{color:#555;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#242424}code{color:#aaa}}</style>
<h1>O Disparo não pôde abrir sua janela</h1>
<p>Seus dados estão intactos. Feche o Disparo e abra de novo; se continuar, reinstale-o.</p>
<p lang="en">Disparo could not open its window. Your data is intact. Close Disparo and open it again; if this goes on, reinstall it.</p>
<p><code>${escapeHtml(reason)}</code></p>`
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
}
