/**
 * Fetches this page again and takes over what is new: bubbles are added one by one, so
 * that a screen reader hears only them, and place, focus and what is being typed stay.
 */
export const SCRIPT = `
const $ = (id) => document.getElementById(id)
const title = document.title
const key = () => { const { to, from } = $('view').dataset; return from ? to + '/' + from : null }
const say = (text) => { if ($('lost').textContent !== text) $('lost').textContent = text }

const atEnd = () => { const log = $('log'); return !log || log.scrollHeight - log.scrollTop - log.clientHeight < 80 }
const showDown = () => { if ($('down')) $('down').hidden = atEnd() }
const toEnd = () => { const log = $('log'); if (log) log.scrollTop = log.scrollHeight; showDown() }

/** From now on the page stays with this chat, whatever arrives elsewhere. */
const pin = () => {
  const { to, from } = $('view').dataset
  if (from) history.replaceState(null, '', '?' + new URLSearchParams({ to, from }))
}

const keepDraft = () => { if ($('text')) sessionStorage.setItem('draft ' + key(), $('text').value) }
const takeDraft = () => { if ($('text')) $('text').value = sessionStorage.getItem('draft ' + key()) || '' }

/** How many messages of each chat this tab has shown; the rest are unread. */
const showUnread = () => {
  let unread = 0
  for (const badge of document.querySelectorAll('[data-chats]')) {
    let count = 0
    for (const [chat, messages] of Object.entries(JSON.parse(badge.dataset.chats))) {
      if (chat === key() && !document.hidden) sessionStorage.setItem('seen ' + chat, messages)
      count += Math.max(0, messages - (Number(sessionStorage.getItem('seen ' + chat)) || 0))
    }
    badge.hidden = count === 0
    badge.firstElementChild.textContent = count
    if (badge.closest('#phone-list')) unread += count
  }
  document.title = (unread > 0 ? '(' + unread + ') ' : '') + title
}

/** What was drawn, as it came: the page itself changes badges and fields. */
const drawn = new Map()
const note = (element) => {
  for (const part of [element, ...element.querySelectorAll('[id]')]) drawn.set(part.id, part.outerHTML)
}

/** The same place in what is drawn anew: by id, by the button's message and number, or by address. */
const placeOf = (element) =>
  element.id ? '#' + CSS.escape(element.id)
    : element.dataset.button ? '[data-message="' + CSS.escape(element.dataset.message) + '"][data-button="' + element.dataset.button + '"]'
    : element.hasAttribute('href') ? '[href="' + CSS.escape(element.getAttribute('href')) + '"]' : null

const swap = (mine, theirs) => {
  const place = mine.contains(document.activeElement) ? placeOf(document.activeElement) : null
  note(theirs)
  mine.replaceWith(theirs)
  if (place) theirs.querySelector(place)?.focus()
}

/** Takes over the news of the chat that is open. */
const merge = (log) => {
  const wasAtEnd = atEnd()
  let follow = false
  for (const item of [...log.children]) {
    if (drawn.get(item.id) === item.outerHTML) continue
    if ($(item.id)) { swap($(item.id), item); follow ||= wasAtEnd; continue }
    note(item)
    follow ||= wasAtEnd || item.classList.contains('out')
    item.classList.add('new')
    $('log').append(item)
  }
  if (follow) toEnd()
  showDown()
}

let turn = 0, timer
async function refresh() {
  clearTimeout(timer)
  const mine = ++turn
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (mine !== turn) return
    const theirs = (id) => fresh.getElementById(id)
    $('clock').textContent = theirs('clock').textContent
    if (drawn.get('phone-list') !== theirs('phone-list').outerHTML) swap($('phone-list'), theirs('phone-list'))
    const view = theirs('view')
    const same = key() !== null && $('view').dataset.to === view.dataset.to && $('view').dataset.from === view.dataset.from
    if (same) merge(theirs('log'))
    else if (drawn.get('view') !== view.outerHTML) { keepDraft(); swap($('view'), view); takeDraft(); toEnd() }
    say('')
  } catch {
    if (mine === turn) say($('lost').dataset.lost)
  }
  showUnread()
  if (mine === turn) timer = setTimeout(refresh, 1000)
}

async function reply(answer) {
  pin()
  const sent = await fetch('/_phone/replies', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer),
  }).then(({ ok }) => ok, () => false)
  await refresh()
  if (!sent) say($('lost').dataset.refused)
  return sent
}

async function send() {
  const field = $('text'), text = field.value
  if (!text.trim()) return
  const { to, from } = $('view').dataset
  field.value = ''
  field.focus()
  keepDraft()
  if (!await reply({ from: to, to: from, text }) && $('text')?.value === '') { $('text').value = text; keepDraft() }
}

document.addEventListener('input', ({ target }) => { if (target.id === 'text') { keepDraft(); pin() } })
document.addEventListener('keydown', (event) => {
  if (event.target.id !== 'text' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  send()
})
document.addEventListener('submit', (event) => { event.preventDefault(); send() })
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button')
  if (button?.id === 'down') toEnd()
  else if (button?.dataset.button && button.getAttribute('aria-pressed') === 'false')
    reply({ messageId: button.dataset.message, button: Number(button.dataset.button) })
})
document.addEventListener('scroll', showDown, true)
document.addEventListener('visibilitychange', showUnread)

note($('phone-list'))
note($('view'))
takeDraft()
toEnd()
showUnread()
timer = setTimeout(refresh, 1000)
`
