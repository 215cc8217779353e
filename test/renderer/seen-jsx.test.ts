import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { jsx, jsxs } from '../../src-renderer/shared/seen-jsx.ts'

const TURNED = 'fatura\u202efdp.exe'

describe('the JSX of the window', () => {
  it('shows what nobody would see, wherever text comes to stand', () => {
    const list = jsxs('ul', { title: TURNED, children: ['a', [jsx('li', { children: TURNED }, 'x'), 'b\u200bc'], null, 3] })
    expect(renderToStaticMarkup(list)).toBe('<ul title="fatura\\u202efdp.exe">a<li>fatura\\u202efdp.exe</li>b\\u200bc3</ul>')
  })

  it('leaves what is edited, and what lies under it, as it is', () => {
    expect(renderToStaticMarkup(jsx('input', { value: TURNED, readOnly: true }))).toContain(`value="${TURNED}"`)
    expect(renderToStaticMarkup(jsx('div', { 'data-as-is': true, children: TURNED }))).toContain(TURNED)
  })

  it('gives back the very props where there is nothing to show', () => {
    const props = { title: 'Olá', children: ['👩‍👧 ação', jsx('b', { children: 'x' }, 'b')] }
    expect(jsxs('p', props).props).toBe(jsxs('p', props).props)
  })
})
