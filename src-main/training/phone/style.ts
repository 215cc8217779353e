/** WhatsApp's wallpaper in spirit: small things drawn in one line, again and again. */
const wallpaper = (stroke: string): string => {
  const shapes = [
    'M20 30c0-8 12-8 12 0s-12 14-12 14-2-4 0-6',
    'M70 18h22v14H80l-6 6v-6h-4z',
    'm120 24 3 7 7 1-5 5 1 7-6-4-6 4 1-7-5-5 7-1z',
    'M160 20c6-8 16 0 8 9l-8 8-8-8c-8-9 2-17 8-9z',
    'M28 82h24v16H28zm24 3 8-4v14l-8-4',
    'M92 74a10 10 0 1 0 .1 0zm0 4v6l5 3',
    'M128 80h12v20h-12zm3 16h6',
    'M166 76c8 0 8 10 2 12l-2 1v4m0 4v.5',
    'M18 136l14-8 14 8-14 8zm4 3v8c4 4 16 4 20 0v-8',
    'M76 130c10-6 20 4 12 14-6 6-18 2-18-6 0-4 2-6 6-8zm2 6v.5m7-.5v.5m-7 5c2 2 5 2 7 0',
    'M118 128l20 10-20 10 4-10z',
    'M160 128h18v6c0 8-18 8-18 0zm18 2h4v4h-4m-13 8h8',
    'M30 178c0-6 8-8 8-8s8 2 8 8-4 8-8 8-8-2-8-8zm8 8v8',
    'M76 176h20v16H76zm4-4h12v4H80zm6 9v6m-3-3h6',
    'M122 190l6-16 6 16m-10-5h8',
    'M160 176c4-4 10 2 6 6l-6 8-8-6c-4-6 4-10 8-8z',
  ]
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="210"><g fill="none" stroke="${stroke}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="${shapes.join('')}"/></g></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(tile)}")`
}

export const STYLE = `
:root { color-scheme: light dark; --page: #dfe3e2; --panel: #fff; --screen: #fff; --wall: #efe9e0; --paper: ${wallpaper('#ddd4c7')}; --in: #fff; --out: #d9fdd3; --text: #111b21; --dim: #54656f; --dim-out: #4a5f55; --bar: #008069; --bar-text: #fff; --accent: #00a884; --accent-text: #04271f; --link: #00648f; --line: #e3e7e8; --field: #fff; --hover: #f3f5f6; --chip: #fff; --notice: #ffeecd; --notice-text: #54481f; --quote: #c7ecc0; --tick: #0077a8; --bezel: #14181b; }
@media (prefers-color-scheme: dark) { :root { --page: #090d10; --panel: #111b21; --screen: #111b21; --wall: #0b141a; --paper: ${wallpaper('#17232a')}; --in: #202c33; --out: #005c4b; --text: #e9edef; --dim: #a0adb5; --dim-out: #c3d8d2; --bar: #202c33; --bar-text: #e9edef; --accent: #00a884; --link: #6ac4f0; --line: #2a3942; --field: #2a3942; --hover: #1b272e; --chip: #182229; --notice: #182229; --notice-text: #ffd279; --quote: #04493c; --tick: #7fd4ff; --bezel: #000; } }
* { box-sizing: border-box; }
html { height: 100%; }
body { margin: 0; min-height: 100%; display: flex; justify-content: center; align-items: center; gap: 40px; padding: 24px; background: var(--page); color: var(--text); font: 15px/1.35 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1, h2, h3, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); }
svg { width: 1.5em; height: 1.5em; flex: none; display: block; }
button { font: inherit; color: inherit; border: 0; background: none; padding: 0; cursor: pointer; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: -3px; }
.dot { display: grid; place-items: center; flex: none; border-radius: 50%; color: #fff; }
.dot svg { width: 58%; height: 58%; }
.c0 { background: #b3541e; } .c1 { background: #1d6f8a; } .c2 { background: #6b4fa0; } .c3 { background: #2f7d4f; } .c4 { background: #a83a5f; } .c5 { background: #4a5fa8; }
.badge { flex: none; min-width: 21px; padding: 0 6px; border-radius: 11px; background: var(--accent); color: var(--accent-text); font-size: 12px; font-weight: 700; line-height: 21px; text-align: center; }
.num { font-variant-numeric: tabular-nums; }

#phones { width: 270px; align-self: center; max-height: min(800px, 94vh); display: flex; flex-direction: column; }
#phones h1 { font-size: 20px; }
#phones > p { margin: 6px 0 16px; color: var(--dim); }
#phone-list { overflow-y: auto; border-radius: 14px; background: var(--panel); }
#phone-list:empty { display: none; }
#phone-list a { display: flex; align-items: center; gap: 12px; padding: 11px 14px; color: inherit; text-decoration: none; border-bottom: 1px solid var(--line); }
#phone-list li:last-child a { border-bottom: 0; }
#phone-list a:hover { background: var(--hover); }
#phone-list a[aria-current] { box-shadow: inset 4px 0 var(--accent); font-weight: 600; }
#phone-list .dot { width: 36px; height: 36px; background: #67777f; }
#phone-list .num { flex: 1; }

#phone { position: relative; width: 400px; height: min(820px, calc(100vh - 48px)); display: flex; flex-direction: column; overflow: hidden; background: var(--screen); border: 10px solid var(--bezel); border-radius: 46px; box-shadow: 0 0 0 2px #4b5358, 0 24px 60px rgb(0 0 0 / .35); }
#status { display: flex; justify-content: space-between; align-items: center; padding: 9px 24px 5px; background: var(--bar); color: var(--bar-text); font-size: 13px; font-weight: 600; }
#status svg { width: 40px; height: 12px; }
#status::after { content: ""; position: absolute; left: 50%; top: 9px; width: 13px; height: 13px; margin-left: -6px; border-radius: 50%; background: #000; }
#view { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.bar { display: flex; align-items: center; gap: 10px; padding: 8px 12px 10px; background: var(--bar); color: var(--bar-text); }
.bar h2 { font-size: 17px; font-weight: 600; line-height: 1.2; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar .who { flex: 1; min-width: 0; }
.bar .who p { font-size: 13px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar .dot { width: 40px; height: 40px; }
.bar .icons { display: flex; gap: 16px; padding-right: 4px; }
.bar .icons svg { width: 21px; height: 21px; }
.bar a { color: inherit; padding: 6px 2px; border-radius: 8px; }
.bar :focus-visible { outline-color: #fff; }
.bar.list { padding: 10px 18px 14px; }
.bar.list h2 { flex: 1; font-size: 21px; }

#chats { flex: 1; overflow-y: auto; background: var(--screen); }
#chats a { display: flex; align-items: center; gap: 13px; padding: 0 16px; color: inherit; text-decoration: none; }
#chats a:hover { background: var(--hover); }
#chats .dot { width: 50px; height: 50px; }
#chats .row { flex: 1; min-width: 0; padding: 14px 0; border-bottom: 1px solid var(--line); }
#chats .row > span { display: flex; align-items: center; gap: 8px; }
#chats .name { flex: 1; font-size: 16.5px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#chats .when { font-size: 12px; color: var(--dim); }
#chats .last { flex: 1; color: var(--dim); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#chats .last svg { display: inline-block; vertical-align: -1px; width: 17px; height: 11px; margin-right: 3px; color: var(--tick); }
.empty { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 10px; padding: 32px; text-align: center; color: var(--dim); background: var(--screen); }
.empty .dot { width: 92px; height: 92px; background: var(--accent); }
.empty h3 { color: var(--text); font-size: 18px; }

.wall { position: relative; flex: 1; min-height: 0; display: flex; background: var(--wall) var(--paper); }
#log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 10px 14px 12px; scrollbar-width: thin; }
.day, .notice { width: fit-content; margin: 6px auto 10px; padding: 5px 12px; border-radius: 8px; background: var(--chip); color: var(--dim); font-size: 12.5px; box-shadow: 0 1px 1px rgb(0 0 0 / .12); }
.notice { display: flex; gap: 6px; max-width: 92%; background: var(--notice); color: var(--notice-text); text-align: center; }
.notice svg { width: 13px; height: 13px; margin-top: 2px; }
article { position: relative; width: fit-content; min-width: 110px; max-width: 84%; margin: 0 0 3px; padding: 6px 9px 7px; border-radius: 9px; background: var(--in); box-shadow: 0 1px 1px rgb(0 0 0 / .14); overflow-wrap: anywhere; }
article.out { margin-left: auto; background: var(--out); }
article.first { margin-top: 9px; }
article.in.first { border-top-left-radius: 0; }
article.out.first { border-top-right-radius: 0; }
article.first::before { content: ""; position: absolute; top: 0; width: 9px; height: 14px; background: inherit; }
article.in.first::before { left: -8px; clip-path: polygon(0 0, 100% 0, 100% 100%); }
article.out.first::before { right: -8px; clip-path: polygon(0 0, 100% 0, 0 100%); }
article p { white-space: pre-wrap; }
/* Room for the time at the end of the last line. */
article p:has(+ .meta):not(.big)::after { content: ""; display: inline-block; width: 44px; }
article.out p:has(+ .meta):not(.big)::after { width: 66px; }
article code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .93em; }
article .quote { display: block; padding-left: 8px; border-left: 3px solid var(--line); color: var(--dim); }
article .item { display: flex; gap: 6px; }
article .head { margin-bottom: 3px; font-weight: 650; }
article .foot { margin-top: 3px; color: var(--dim); font-size: 13px; }
article .big { font-size: 40px; line-height: 1.2; }
.media { display: flex; align-items: center; gap: 10px; margin: -3px -6px 6px; padding: 18px 14px; border-radius: 7px; background: var(--wall); color: var(--dim); font-size: 13px; }
.media svg { width: 30px; height: 30px; }
article .meta { display: flex; justify-content: flex-end; align-items: center; gap: 4px; color: var(--dim); font-size: 11.5px; line-height: 14px; }
article p:not(.big) + .meta { margin-top: -14px; }
.out .meta { color: var(--dim-out); }
.meta svg { width: 17px; height: 11px; color: var(--tick); }
.answered { margin: -1px -4px 5px; padding: 5px 9px; border-left: 4px solid var(--bar); border-radius: 7px; background: var(--quote); font-size: 13px; }
.answered b { display: block; }
.answered span { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; color: var(--dim-out); }
.buttons { margin: 7px -9px -7px; }
.buttons li { border-top: 1px solid var(--line); }
.buttons li > * { display: flex; align-items: center; justify-content: center; gap: 7px; width: 100%; min-height: 42px; padding: 7px 10px; color: var(--link); font-weight: 500; text-align: center; text-decoration: none; }
.buttons li:last-child > * { border-radius: 0 0 9px 9px; }
.buttons :is(a, button):hover { background: var(--hover); }
.buttons svg { width: 18px; height: 18px; }
.buttons [aria-pressed=true] { color: var(--dim); cursor: default; background: var(--hover); }
.buttons .still { color: var(--dim); }
#down { position: absolute; right: 14px; bottom: 12px; width: 40px; height: 40px; display: grid; place-items: center; border-radius: 50%; background: var(--chip); color: var(--dim); box-shadow: 0 1px 4px rgb(0 0 0 / .35); }
#down[hidden] { display: none; }
#down svg { width: 20px; height: 20px; }
#answer { display: flex; align-items: flex-end; gap: 7px; padding: 6px 8px 10px; background: var(--wall) var(--paper); background-position: 0 -40px; }
#answer .field { flex: 1; display: flex; align-items: flex-end; gap: 8px; padding: 0 14px; border-radius: 23px; background: var(--field); box-shadow: 0 1px 1px rgb(0 0 0 / .14); }
#answer .field svg { width: 23px; height: 23px; margin: 11px 0; color: var(--dim); }
#answer textarea { flex: 1; min-width: 0; height: 45px; max-height: 118px; padding: 12px 0; border: 0; outline: 0; resize: none; background: none; color: inherit; font: inherit; field-sizing: content; }
#answer textarea::placeholder { color: var(--dim); opacity: 1; }
#answer .field:focus-within { outline: 2px solid var(--bar); }
#answer button { width: 45px; height: 45px; display: grid; place-items: center; flex: none; border-radius: 50%; background: var(--bar); color: #fff; }
#answer button svg { width: 21px; height: 21px; margin-left: 2px; }
#lost:not(:empty) { padding: 9px 16px; background: #7a1f1f; color: #fff; font-size: 13px; }

@media (max-width: 759px) {
  body { flex-direction: column; align-items: stretch; gap: 0; padding: 0; height: 100dvh; }
  #phones { width: auto; align-self: stretch; }
  #phones > p, #phones h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  #phone-list { display: flex; gap: 6px; padding: 8px; overflow-x: auto; border-radius: 0; }
  #phone-list a { padding: 6px 12px; gap: 6px; border: 1px solid var(--line); border-radius: 18px; white-space: nowrap; }
  #phone-list li:last-child a { border-bottom: 1px solid var(--line); }
  #phone-list a[aria-current] { box-shadow: none; background: var(--bar); color: var(--bar-text); }
  #phone-list .dot { display: none; }
  #phone { flex: 1; width: auto; height: auto; min-height: 0; border: 0; border-radius: 0; box-shadow: none; }
  #status { display: none; }
}
@media (prefers-color-scheme: dark) { #answer button { background: var(--accent); color: #04271f; } .answered { border-left-color: #06cf9c; } .bar.list { background: var(--screen); } #status { background: var(--screen); } #phone:has(#log) #status { background: var(--bar); } }
@media (prefers-reduced-motion: no-preference) { article.new { animation: pop .18s ease-out; } @keyframes pop { from { opacity: 0; transform: translateY(8px); } } }
`
