/** What a customer panel needs wherever it lies, a shadow root or a frame among them. */
export const panelStyle = `
h2 { margin: 0 0 14px; font-size: 13px; color: var(--quiet); font-weight: 600; }
.who { display: flex; align-items: center; gap: 12px; margin-bottom: 16px; }
.who span { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%;
  background: var(--brand); color: var(--on-brand); font-weight: 600; }
dl { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 9px 12px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.id { font: 14px/1.6 ui-monospace, monospace; }
`;

/** The one style sheet of the demo desk, light and dark. */
export const deskStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #fff; --line: #e1e4e8; --text: #1d2430; --quiet: #5b6574;
  --brand: #1f5f5b; --on-brand: #fff; --mine: #e7f2f1; --new: #8a4b08; --open: #1b6e3c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --card: #1c2229; --line: #2e363f; --text: #e6eaef; --quiet: #9aa6b4;
    --brand: #163f3d; --on-brand: #e8f4f3; --mine: #1c3331; --new: #f0b267; --open: #7fd6a0;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
a { color: inherit; }
a:focus-visible { outline: 2px solid var(--open); outline-offset: 2px; }
.bar { display: flex; align-items: center; gap: 24px; padding: 0 24px; height: 52px;
  background: var(--brand); color: var(--on-brand); }
.bar a { text-decoration: none; font-weight: 650; letter-spacing: .01em; }
.bar nav { display: flex; gap: 20px; flex: 1; }
.bar nav a { font-weight: 450; opacity: .9; }
.bar nav a[aria-current] { opacity: 1; box-shadow: 0 2px 0 currentColor; }
main { max-width: 1160px; margin: 0 auto; padding: 28px 24px 48px; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.3; }
.quiet { color: var(--quiet); margin: 0 0 20px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 550; font-size: 13px; color: var(--quiet); }
th, td { padding: 11px 18px; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
td a { text-decoration: none; font-weight: 550; }
td a:hover { text-decoration: underline; }
.status { font-size: 13px; font-weight: 600; color: var(--quiet); }
.status.Open { color: var(--open); }
.status.New { color: var(--new); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 350px; gap: 24px; align-items: start; }
@media (max-width: 760px) { .columns { grid-template-columns: 1fr; } }
article { padding: 16px 20px; margin-bottom: 14px; }
article header { display: flex; justify-content: space-between; gap: 12px; margin-bottom: 6px; }
article time { color: var(--quiet); font-size: 13px; }
article p { margin: 0; max-width: 68ch; }
article.agent { background: var(--mine); }
aside { padding: 18px 20px; }
aside + aside { margin-top: 14px; }
article table { width: auto; margin-top: 10px; font-size: 14px; }
article th, article td { padding: 5px 18px 5px 0; border: 0; }
iframe { display: block; width: 100%; height: 208px; border: 0; color-scheme: light dark; }
desk-panel { display: block; }
.pair { display: grid; grid-template-columns: 124px minmax(0, 1fr); gap: 12px; margin: 0 0 9px; }
.pair > :first-child { color: var(--quiet); }
input { font: inherit; color: inherit; width: 100%; padding: 3px 7px; background: var(--page);
  border: 1px solid var(--line); border-radius: 6px; }
.inbox { display: grid; grid-template-columns: 252px minmax(0, 1fr); gap: 24px; align-items: start; }
.inbox .columns { grid-template-columns: minmax(0, 1fr) 312px; }
@media (max-width: 960px) {
  .inbox { grid-template-columns: 200px minmax(0, 1fr); }
  .inbox .columns { grid-template-columns: 1fr; }
  .inbox .columns > :last-child { order: -1; }
}
#inbox { overflow: auto; max-height: calc(100vh - 128px); }
#inbox a { display: block; padding: 9px 16px; text-decoration: none; border-bottom: 1px solid var(--line); }
#inbox a:last-child { border-bottom: 0; }
#inbox a[aria-current], #inbox a:hover { background: var(--mine); }
#inbox strong, #inbox span { display: block; font-size: 14px; font-weight: 550; }
#inbox span { color: var(--quiet); font-weight: 400; font-size: 13px; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.tabs { display: flex; gap: 6px; margin-bottom: 22px; border-bottom: 1px solid var(--line); }
.tabs button { font: inherit; color: var(--quiet); background: none; border: 0; padding: 9px 14px;
  margin-bottom: -1px; border-bottom: 2px solid transparent; cursor: pointer; }
.tabs button:focus-visible { outline: 2px solid var(--open); outline-offset: -2px; }
.tabs button[aria-selected=true] { color: var(--text); border-color: var(--open); font-weight: 550; }
.tabs span { font-size: 13px; opacity: .8; }
[data-away=display] { display: none; }
[data-away=visibility] { visibility: hidden; position: absolute; top: 0; }
[data-away=aside] { position: absolute; left: -9999px; }
[data-away=hidden] { content-visibility: hidden; height: 0; overflow: hidden; }
${panelStyle}`;
