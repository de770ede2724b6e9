/** The style of the report of a batch. It is part of the file, which is sent on without any other. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ground: #f4f5f2; --ink: #1d2528; --ink-2: #55616a; --line: #dde2de; --hue: #0c6a78;
  --warn: #8a4b00; --warn-soft: #fff3dd; --new: #1c6b3a; --changed: #1c55a5; --withdrawn: #a82323; --water: #cfe3ee; --land: #fbfaf6; --beyond: #eceee8; --border: #98a39a; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #181e23; --ground: #12171b; --ink: #e7ecef; --ink-2: #a5b1ba; --line: #2c353c; --hue: #62bdcc;
  --warn: #f2bd6b; --warn-soft: #33281a; --new: #86d3a0; --changed: #8fb8f5; --withdrawn: #ff9d94; --water: #1d3442; --land: #20272c; --beyond: #181d21; --border: #5d6b73; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 12px; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px / 1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; overflow-wrap: anywhere; }
a { color: var(--hue); }
:focus-visible { outline: 2.5px solid var(--hue); outline-offset: 2px; }
.choice { position: absolute; opacity: 0; width: 1px; height: 1px; }
#zh:checked ~ .page .en, #en:checked ~ .page .zh { display: none; }
.page { max-width: 1080px; margin: 0 auto; padding: 0 24px 48px; }
.languages { display: flex; gap: 4px; justify-content: flex-end; padding: 12px 0; }
.languages label { display: inline-flex; align-items: center; min-height: 40px; padding: 0 16px; border: 1px solid var(--line); border-radius: 20px; cursor: pointer; background: var(--paper); }
#zh:checked ~ .page label[for="zh"], #en:checked ~ .page label[for="en"] { border-color: var(--hue); color: var(--hue); font-weight: 600; }
#zh:focus-visible ~ .page label[for="zh"], #en:focus-visible ~ .page label[for="en"] { outline: 2.5px solid var(--hue); outline-offset: 2px; }
h1 { margin: 0 0 4px; font-size: 30px; line-height: 1.3; }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.4; }
h3 { margin: 0 0 4px; font-size: 16px; }
small { color: var(--ink-2); font-size: 13px; font-weight: 400; }
.kicker, .quiet { color: var(--ink-2); }
.kicker { margin: 0; }
.quiet { margin: 4px 0 12px; font-size: 14px; }
.tag { display: inline-block; padding: 0 10px; border-radius: 12px; background: var(--warn-soft); color: var(--warn); font-size: 13px; }
section, .head { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; margin: 0 0 16px; }
section.warn { border-left: 4px solid var(--warn); }
.number { color: var(--ink-2); font-weight: 400; }
.state { margin: 12px 0; padding: 10px 14px; border-radius: 8px; background: var(--ground); font-weight: 600; }
.state.refused { background: var(--warn-soft); color: var(--warn); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 8px 20px; margin: 12px 0 0; }
dl div.long { grid-column: span 2; }
dt { color: var(--ink-2); font-size: 13px; }
dd { margin: 0; }
.counts { display: grid; overflow-wrap: normal; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 10px; margin: 0; padding: 0; list-style: none; }
.counts li { padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; }
.counts b { display: block; font-size: 26px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.counts a { color: inherit; text-decoration: none; display: block; }
.counts a:hover { text-decoration: underline; }
.counts .none { color: var(--ink-2); }
.counts .new b { color: var(--new); } .counts .changed b { color: var(--changed); } .counts .withdrawn b { color: var(--withdrawn); } .counts .act b { color: var(--warn); }
.keys { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 10px; padding: 0; list-style: none; font-size: 14px; }
.keys li { display: flex; align-items: center; gap: 6px; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 16px; }
.divisions { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 12px 0 0; padding: 0; list-style: none; font-size: 14px; }
.divisions span { color: var(--ink-2); } .divisions b { color: var(--ink); }
figure { margin: 0; }
figure svg { display: block; width: 100%; max-height: 92vh; height: auto; border: 1px solid var(--line); border-radius: 8px; }
figcaption { color: var(--ink-2); font-size: 14px; }
.beyond { fill: var(--beyond); } .land { fill: var(--land); } .water { fill: var(--water); }
.border { fill: none; stroke: var(--border); stroke-width: 1; }
.inset { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 4; }
.mark { stroke: var(--paper); stroke-width: 1.5; paint-order: stroke; }
.mark.new { fill: var(--new); } .mark.changed { fill: var(--changed); }
.mark.withdrawn { fill: none; stroke: var(--withdrawn); stroke-width: 2.5; stroke-linecap: round; }
.outline { fill-opacity: 0.25; stroke-width: 1.5; }
.outline.new { fill: var(--new); stroke: var(--new); } .outline.changed { fill: var(--changed); stroke: var(--changed); } .outline.withdrawn { fill: none; stroke: var(--withdrawn); stroke-dasharray: 4 3; }
.moves { fill: none; stroke: var(--changed); stroke-width: 1.25; }
svg text { fill: var(--ink); font-size: 13px; text-anchor: middle; paint-order: stroke; stroke: var(--land); stroke-width: 3px; stroke-linejoin: round; pointer-events: none; }
svg .count { font-weight: 600; }
svg .record { text-anchor: start; font-size: 17px; }
.two svg text:not(.record) { font-size: 19px; } .two .count { display: none; }
.scale path { fill: none; stroke: var(--ink-2); stroke-width: 1.5; }
.scale text { fill: var(--ink-2); font-size: 12px; stroke: var(--beyond); }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
th, td { padding: 7px 10px 7px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--ink-2); font-size: 13px; }
tbody th small { display: block; }
tr:target, tbody:target { background: var(--warn-soft); }
.records, .refusals, .lines { table-layout: fixed; }
.records th:first-child, .refusals th:first-child, .lines th:first-child { width: 72px; }
.records th:nth-child(2) { width: 34%; } .records th:nth-child(3) { width: 18%; }
.refusals th:nth-child(2) { width: 20%; } .refusals th:nth-child(3) { width: 22%; }
.narrow { display: none; }
.fields { table-layout: fixed; }
.fields td:first-child, .fields th:first-child { width: 26%; }
article { padding: 12px 0 4px; }
.fields tbody th { padding-top: 16px; font-weight: 600; border-bottom-color: var(--border); }
.fields tbody th small { display: inline; margin-left: 6px; }
del { color: var(--withdrawn); } ins { color: var(--new); text-decoration: none; font-weight: 600; }
footer { color: var(--ink-2); font-size: 14px; }
@media (max-width: 640px) {
  .page { padding: 0 12px 32px; } section, .head { padding: 16px; } h1 { font-size: 24px; } dl div.long { grid-column: auto; }
  table { font-size: 14px; }
  svg text { font-size: 21px; } svg .count { display: none; } .mark { stroke-width: 1; }
  .records, .records tbody, .records tr, .records td, .records tbody th, .refusals, .refusals tbody, .refusals tr, .refusals td { display: block; width: auto; border: 0; padding: 0; }
  .records thead, .refusals thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .records tr, .refusals tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
    .narrow { display: inline; color: var(--ink-2); font-size: 13px; margin-right: 6px; }
}
@media print {
  :root { --paper: #fff; --ground: #fff; }
  body { font-size: 10.5pt; } .languages { display: none; } .page { max-width: none; padding: 0; }
  section, .head { border: 0; border-top: 1px solid #999; border-radius: 0; padding: 10px 0; } section.warn { border-left: 0; }
  tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } .maps { grid-template-columns: 1fr 1fr; } a { color: inherit; text-decoration: none; }
}
`;
