/** The whole look of the page: light and dark, narrow, on paper. Nothing is fetched. */
export const style = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #57606a; --bg: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --link: #0550ae; --red: #a40e26; --amber: #7d4e00; --green: #116329; --mark: #fff8c5; --label: #1f2328;
  --grew: #ffc28a; --shrank: #9be0ae; --new: #f2b0de; --gone: #c9c2f5; --level: #d5dbe1; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --muted: #9da7b1; --bg: #0d1117; --soft: #161b22;
  --line: #3d444d; --link: #6cb6ff; --red: #ff8f89; --amber: #e3b341; --green: #56d364; --mark: #2d2a12; --label: #ffffff;
  --grew: #7a4208; --shrank: #14572a; --new: #7a2463; --gone: #443a91; --level: #3a424b; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 2rem; background: var(--bg); color: var(--fg);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1.25rem 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, .packages tbody th, .packages tbody td:nth-child(-n+3), pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; }
code { unicode-bidi: isolate; background: var(--soft); border-radius: .25rem; padding: .1rem .25rem; }
.packages tbody th, td, pre { unicode-bidi: isolate; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--bg); padding: .5rem 1rem; z-index: 2; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav ul ul { padding-left: 1rem; }
main:focus { outline: none; }
.age, .count, footer, figcaption, caption { color: var(--muted); }
.notice { border-left: .3rem solid var(--amber); background: var(--mark); padding: .5rem .75rem; font-weight: 600; }
.verdict { font-size: 1.1rem; }
.failure { border-left: .3rem solid var(--red); padding-left: .75rem; margin: 1rem 0; }
.failed { color: var(--red); font-weight: 700; } .reboot { color: var(--amber); font-weight: 700; }
.switch { color: var(--green); font-weight: 700; }
ul { padding-left: 1.25rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .35rem; padding: .75rem; overflow: auto;
  max-height: 40rem; line-height: 1.4; overflow-wrap: normal; }
.scroll { overflow: auto; overflow-anchor: none; max-height: 75vh; border: 1px solid var(--line); border-radius: .35rem; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .4rem .6rem; font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: baseline; padding: .35rem .6rem; border-top: 1px solid var(--line); min-width: 6rem; }
tbody th { font-weight: 600; }
thead th { overflow-wrap: normal; background: var(--soft); position: sticky; top: 0; border-top: 0; }
.packages, .figures { min-width: 40rem; }
.figures { table-layout: fixed; }
/* As a table ten thousand rows would be laid out together, at every change: in blocks only what is seen is. */
.packages, .packages thead, .packages tbody, .packages caption { display: block; }
.packages thead { position: sticky; top: 0; }
.packages tbody { content-visibility: auto; contain-intrinsic-height: auto 3600px; }
/* The first are shown at once, whoever looks. */
.packages tbody:first-of-type { content-visibility: visible; }
.packages tr { display: grid; grid-template-columns: 5fr 3fr 3fr 3fr 2.5fr; align-items: baseline; }
.packages tbody tr { border-top: 1px solid var(--line); } .packages tbody :is(th, td) { border-top: 0; }
.packages th, .packages td { min-width: 0; }
.packages thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .1rem 0;
  cursor: pointer; text-align: left; width: 100%; }
.packages thead button::after { content: " ↕"; content: " ↕" / ""; color: var(--muted); }
.packages [aria-sort=ascending] button::after { content: " ▲"; content: " ▲" / ""; color: inherit; }
.packages [aria-sort=descending] button::after { content: " ▼"; content: " ▼" / ""; color: inherit; }
[data-kind=downgraded] td:nth-child(4) { color: var(--red); font-weight: 700; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .75rem 0 .25rem; }
.tools[hidden] { display: none; }
.tools label { display: flex; align-items: baseline; gap: .5rem; max-width: 100%; }
.tools input, .tools select { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--muted);
  border-radius: .35rem; padding: .3rem .5rem; min-width: 0; max-width: 100%; }
.count { margin: .25rem 0; font-size: .9rem; }
figure { margin: .5rem 0; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 0 1rem; }
.maps p { margin: .5rem 0 .25rem; font-weight: 600; }
svg { width: 100%; height: auto; display: block; }
svg rect { stroke: var(--bg); stroke-width: 1; } svg text { font-size: 11px; fill: var(--label); }
.grew { fill: var(--grew); } .shrank { fill: var(--shrank); } .new { fill: var(--new); } .gone { fill: var(--gone); } .level { fill: var(--level); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.legend span { display: inline-block; width: 1rem; height: 1rem; margin-right: .4rem; vertical-align: -.15rem; border: 1px solid var(--muted); }
.legend .grew { background: var(--grew); } .legend .shrank { background: var(--shrank); } .legend .new { background: var(--new); }
.legend .gone { background: var(--gone); } .legend .level { background: var(--level); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .875rem; }
@media (max-width: 30rem) { svg .small { display: none; } svg .roomy { font-size: 16px; } }
@media (max-width: 48rem) { table { min-width: 40rem; } body { padding: 0 .75rem 2rem; } .tools label { width: 100%; } .tools input, .tools select { flex: 1; } }
@media (forced-colors: active) { svg rect { stroke: CanvasText; } .legend span { forced-color-adjust: none; } .maps { forced-color-adjust: none; } }
@media print {
  :root { font-size: 9pt; color-scheme: light; --fg: #000000; --muted: #444444; --bg: #ffffff; --soft: #f4f4f4; --line: #999999; --link: #000000;
    --red: #900000; --amber: #604000; --green: #004d1a; --mark: #ffffff; --label: #000000;
    --grew: #ffc28a; --shrank: #9be0ae; --new: #f2b0de; --gone: #c9c2f5; --level: #d5dbe1; }
  * { print-color-adjust: exact; }
  body { max-width: none; padding: 0; }
  nav, .skip, .tools, .packages thead button::after { display: none; }
  .scroll, pre { max-height: none; overflow: visible; border: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  thead th { position: static; }
  tr, figure { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  table { min-width: 0; }
  .packages { display: table; table-layout: fixed; } .packages caption { display: table-caption; }
  .packages thead { display: table-header-group; position: static; }
  .packages tbody { display: table-row-group; content-visibility: visible; }
  .packages tr { display: table-row; } .packages th, .packages td { display: table-cell; }
  .packages, .figures { min-width: 0; } th, td { min-width: 0; }
}
`;
