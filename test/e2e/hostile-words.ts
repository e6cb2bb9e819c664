import type { Words } from './outside-bodies.ts'

/** What is to be asked by nobody: a page that loads it has been led there by what it shows. */
export const ELSEWHERE = 'http://127.0.0.1:9/elsewhere'

const runs = 'window.__ran=(window.__ran||0)+1'

/** Whatever a name may be that shall do something where it is shown. */
export const attacks: readonly string[] = [
  `<script>${runs}</script>`,
  `<img src=x onerror="${runs}">`,
  `<img src="${ELSEWHERE}/pixel.png">`,
  `<svg onload="${runs}"><script>${runs}</script><image href="${ELSEWHERE}/a.svg"/></svg>`,
  `<iframe srcdoc="<script>parent.${runs}</script>"></iframe>`,
  `<iframe src="${ELSEWHERE}"></iframe><object data="${ELSEWHERE}"></object>`,
  `"><details open ontoggle=${runs}>x</details>`,
  `'"--></style></script><script>${runs}</script>`,
  `<link rel="stylesheet" href="${ELSEWHERE}/s.css"><style>@import "${ELSEWHERE}/s.css"</style>`,
  `<meta http-equiv="refresh" content="0;url=${ELSEWHERE}"><base href="${ELSEWHERE}/">`,
  `<form action="${ELSEWHERE}"><button autofocus formaction="javascript:${runs}">x</button></form>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${runs}">`,
  `![pixel](${ELSEWHERE}/m.png) [press](javascript:${runs})`,
  `<a href="javascript:${runs}">press</a> <https://evil.test>`,
  `url(${ELSEWHERE}/u.png); background:url(${ELSEWHERE}/b.png)`,
  `{{constructor.constructor("${runs}")()}} $\{${runs}} #{1+1} <%= 1 %>`,
  'invoice\u202Egpj.exe',
  '\u2067\u202B\u202Dall of this\u2066 the wrong way round\u200F',
  'abc\u0000def\u0007\u001b[31mred\u009b2J\u007f\r\nnext\u2028line\u2029para',
  'in\u200Bvis\u2060ible\uFEFF\u00AD',
  'half \uD800 a \uDC00 letter',
  `tower${'\u0301\u0316'.repeat(200)}`,
  'תווית גדולה אל production',
  'W'.repeat(10_000),
  `${'<b>'.repeat(3000)}deep`,
  '\u{E0041}\u{E0042}tags',
  '__proto__',
]

const addresses: readonly string[] = [
  `javascript:${runs}`,
  `JaVaScRiPt:${runs}`,
  `data:text/html,<script>${runs}</script>`,
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'https://github.com@evil.test/',
  'https://gіthub.com/parcel',
  `https://evil.test/${'a'.repeat(3000)}`,
  'https://evil.test/"onmouseover="window.__ran=1',
]

export const hostile: readonly Words[] = attacks.map((text, at) => ({
  name: text,
  branch: text,
  by: text,
  place: text,
  conclusion: text,
  url: addresses[at % addresses.length]!,
}))
