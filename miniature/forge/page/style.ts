/** The whole look: nothing is fetched from anywhere. */
export const style = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #ffffff; --soft: #f6f8fa; --line: #d1d9e0;
  --link: #0969da; --green: #1a7f37; --red: #cf222e; --purple: #8250df; --amber: #9a6700; --add: #dafbe1; --del: #ffebe9; --hunk: #ddf4ff; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --muted: #9198a1; --bg: #0d1117; --soft: #151b23; --line: #3d444d;
  --link: #4493f8; --green: #3fb950; --red: #f85149; --purple: #ab7df8; --amber: #d29922; --add: #12361f; --del: #48191c; --hunk: #10263f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14.5px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header > div { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { background: var(--soft); border-bottom: 1px solid var(--line); padding: .8rem 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-weight: 500; font-size: 1.75rem; line-height: 1.25; margin: 1.5rem 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
h1 .number, .muted { color: var(--muted); font-weight: 400; }
.state { display: inline-block; color: #fff; border-radius: 2rem; padding: .2rem .85rem; font-weight: 600; margin-right: .5rem; }
.state.open { background: #1f883d; } .state.closed { background: #cf222e; } .state.merged { background: #8250df; } .state.draft { background: #59636e; }
.branch, code, pre, td.mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .87em; }
.branch, .body code { background: color-mix(in srgb, var(--link) 12%, transparent); border-radius: .35rem; padding: .1rem .4rem; }
.body code { background: color-mix(in srgb, var(--muted) 18%, transparent); }
.label { display: inline-block; border: 1px solid var(--line); background: var(--soft); border-radius: 2rem; padding: .05rem .65rem; font-size: .8rem; font-weight: 500; margin: 0 .3rem 0 0; }
.card { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; overflow: hidden; }
.card > .head { background: var(--soft); border-bottom: 1px solid var(--line); padding: .5rem 1rem; font-size: .9rem; }
.card > .body { padding: .2rem 1rem 1rem; overflow-x: auto; }
.body table { border-collapse: collapse; margin: .8rem 0; display: block; max-width: 100%; overflow-x: auto; }
.body th, .body td { border: 1px solid var(--line); padding: .35rem .75rem; text-align: left; }
.body th[align=right], .body td[align=right] { text-align: right; } .body th[align=center], .body td[align=center] { text-align: center; }
.body tr:nth-child(2n) { background: var(--soft); }
.body pre { background: var(--soft); border-radius: .4rem; padding: .9rem; overflow-x: auto; line-height: 1.4; }
.body pre code { background: none; padding: 0; }
.body h1, .body h2, .body h3 { margin: 1.2rem 0 .6rem; line-height: 1.3; font-weight: 600; } .body h1 { font-size: 1.5rem; } .body h2 { font-size: 1.25rem; } .body h3 { font-size: 1.05rem; }
.body h4 { font-size: 1rem; margin: 1.3rem 0 .4rem; } .body p, .body ul, .body ol { margin: .6rem 0; } .body ul, .body ol { padding-left: 1.75rem; } .body li + li { margin-top: .25rem; }
.body blockquote { border-left: .25rem solid var(--line); color: var(--muted); margin: .8rem 0; padding: 0 1rem; }
.body blockquote.alert { color: inherit; } .alert.note { border-color: var(--link); } .alert.tip { border-color: var(--green); }
.alert.important { border-color: var(--purple); } .alert.warning { border-color: var(--amber); } .alert.caution { border-color: var(--red); }
summary { cursor: pointer; } .body details { margin: .5rem 0; }
ul.plain { list-style: none; margin: 0; padding: 0; } ul.plain > li { padding: .5rem 1rem; border-top: 1px solid var(--line); } ul.plain > li:first-child { border-top: 0; }
.ok { color: var(--green); } .bad { color: var(--red); } .wait { color: var(--amber); }
.verified { border: 1px solid var(--green); color: var(--green); border-radius: 2rem; font-size: .75rem; padding: 0 .5rem; margin-left: .4rem; }
.diff { margin: 0; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-x: auto; }
.diff span { display: block; white-space: pre; padding: 0 1rem; min-width: max-content; }
.diff .a { background: var(--add); } .diff .d { background: var(--del); } .diff .h { background: var(--hunk); color: var(--muted); }
footer { color: var(--muted); font-size: .85rem; padding: 2rem 0; }
`;
