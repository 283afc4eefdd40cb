/**
 * Markdown and HTML that want to run, load or send something, or to pass for a part of the page: every
 * way in that HTML has, times every way to hide it. Written for this project; public collections can be run
 * beside them, see test/browser/payloads.test.ts.
 */

/** What runs, once for each thing that runs it. */
const RUN = 'alert(1)';
const ELSEWHERE = '//elsewhere.test/x';

const elements =
  'a abbr article audio b body br button canvas center circle custom-tag dd details dialog div dl ' +
  'embed fieldset font form frame frameset h2 head html i iframe image img input isindex keygen label ' +
  'li link main map marquee math meta meter nav noscript object ol option output p picture pre ' +
  'progress q script section select slot source span strong style sub summary svg table tbody td ' +
  'template textarea tfoot th thead time title tr track tt u ul var video wbr xmp';

const handlers =
  'onerror=X onload=X onfocus=X%20autofocus%20tabindex=1 onmouseover=X ontoggle=X%20open onstart=X ' +
  'onanimationstart=X%20style=animation:x onpointerenter=X onbegin=X onpageshow=X onhashchange=X ' +
  'onscroll=X onwheel=X oncontentvisibilityautostatechange=X onclick=X ONERROR=X onError=X';

/** Any element with any handler, and with something that is sure to fail to load. */
const handled = elements.split(' ').flatMap((name, at) => {
  const all = handlers.split(' ');
  // Each handler with some elements, each element with some handlers.
  return [0, 1, 2, 3].map((step) => {
    const handler = all[(at + step * 5) % all.length]!.replace('X', RUN).replaceAll('%20', ' ');
    return `<${name} src=x href=x data=x ${handler}>words</${name}>`;
  });
});

/** A tag as nobody writes it. */
const crooked = [
  `<img/src=x/onerror=${RUN}>`,
  `<img src=x onerror\n=\n${RUN}>`,
  `<img src=x onerror="${RUN}"`,
  `<IMG SRC=x OnErRoR=${RUN}>`,
  `<img """><script>${RUN}</script>">`,
  `<img src='x' onerror='${RUN}' '>`,
  `<img src=x:x onerror=&#97;lert(1)>`,
  `<img src=x onerror=a&#x6c;ert&lpar;1&rpar;>`,
  `<svg/onload=${RUN}>`,
  `<svg onload\f=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script>a&#108;ert(1)</script></svg>`,
  `<svg><script href=data:,${RUN} />`,
  `<script/src=data:,${RUN}>`,
  `<script>${RUN}<!--`,
  `<script type=module>${RUN}</script >`,
  `<SCRIPT>${RUN}</SCRIPT/x>`,
  `<<script>${RUN}//<</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `</p><script>${RUN}</script>`,
  `<x onclick=${RUN}>words</x>`,
  `<a href="x" "onmouseover=${RUN}">words</a>`,
  `<a title="\`" onmouseover=${RUN}\`>words</a>`,
  `<div style="width:expression(${RUN})">words</div>`,
  `<div style="background:url(javascript:${RUN})">words</div>`,
  `<input onfocus=${RUN} autofocus>`,
  `<video><source onerror=${RUN}></video>`,
  `<details open ontoggle=${RUN}><summary>x</summary></details>`,
  `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=${RUN}>x</b>`,
];

const scripts = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` javascript:${RUN}`,
  `java\tscript:${RUN}`,
  `java&#10;script:${RUN}`,
  `java&Tab;script:${RUN}`,
  `&#106;avascript:${RUN}`,
  `&#x6A&#x61vascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `&#1;javascript:${RUN}`,
  `javascript://%0a${RUN}`,
  `javascript:/*--></title></style></script>*/${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`,
  `vbscript:msgbox(1)`,
  `blob:https://test.example/x`,
  `filesystem:https://test.example/x`,
  `feed:javascript:${RUN}`,
  `view-source:javascript:${RUN}`,
  `https://user:password@elsewhere.test/`,
  `https://health.example@elsewhere.test/`,
  `https:\\\\elsewhere.test`,
  ELSEWHERE,
  `\\\\elsewhere.test`,
  `file:///etc/passwd`,
];

/** Everything that leads or loads somewhere. */
const carriers = [
  '<a href="U">words</a>',
  '<a href=U>words</a>',
  "<a href='U' target=_blank>words</a>",
  '<a xlink:href="U">words</a>',
  '<svg><a href="U"><text>words</text></a></svg>',
  '<svg><a xlink:href="U"><text>words</text></a></svg>',
  '<svg><use href="U#x"/></svg>',
  '<svg><image href="U"/></svg>',
  '<svg><a><animate attributeName=href values="U"/><text>words</text></a></svg>',
  '<svg><set attributeName=href to="U"/></svg>',
  '<math href="U">words</math>',
  '<math><maction actiontype="statusline#U" xlink:href="U">words</maction></math>',
  '<map><area href="U"></map>',
  '<iframe src="U"></iframe>',
  '<iframe srcdoc="<img src=U>"></iframe>',
  '<frameset><frame src="U"></frameset>',
  '<object data="U"></object>',
  '<object><param name=movie value="U"></object>',
  '<embed src="U">',
  '<applet code="U"></applet>',
  '<form action="U"><button>words</button></form>',
  '<button formaction="U">words</button>',
  '<form id=f></form><input type=submit form=f formaction="U">',
  '<input type=image src="U">',
  '<isindex action="U">',
  '<base href="U">',
  '<link rel=stylesheet href="U">',
  '<link rel=prefetch href="U">',
  '<link rel=import href="U">',
  '<meta http-equiv=refresh content="0;url=U">',
  '<meta http-equiv=set-cookie content="U">',
  '<script src="U"></script>',
  '<img src="U">',
  '<img srcset="U 1x">',
  '<img src=x lowsrc="U" dynsrc="U" longdesc="U">',
  '<image src="U">',
  '<picture><source srcset="U"><img src=x></picture>',
  '<video src="U" poster="U"><track src="U"></video>',
  '<audio src="U" autoplay></audio>',
  '<body background="U">',
  '<table background="U"><tr><td background="U">words</table>',
  '<style>@import "U";</style>',
  '<style>*{background:url("U")}</style>',
  '<div style="background:url(U)">words</div>',
  '<style>@font-face{font-family:x;src:url("U")}*{font-family:x}</style>',
  '<blockquote cite="U">words</blockquote>',
  '<del cite="U">words</del>',
  '<q cite="U">words</q>',
  '<a ping="U" href="https://x.example/">words</a>',
  '<html manifest="U">',
  '<command icon="U">',
  '<portal src="U"></portal>',
  '[words](U)',
  '[words](<U>)',
  '![words](U)',
  '![words](<U> "x")',
  '<U>',
  '[words][u]\n\n[u]: U',
  '[words][u]\n\n[u]: <U>',
  'U',
];

/** Each carrier with some of the addresses, each address in some of the carriers. */
const carried = carriers.flatMap((carrier, at) =>
  scripts
    .filter((_, which) => (which + at) % 4 === 0)
    .map((url) => carrier.replaceAll('U', () => url)),
);

/** What one parser reads so and the next otherwise. */
const mutating = [
  `<math><mtext><table><mglyph><style><!--</style><img src=x onerror=${RUN}>`,
  `<math><mtext><table><mglyph><style><math><img src=x onerror=${RUN}>`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${RUN}></style></annotation-xml></math>`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
  `<svg><style><![CDATA[@import "${ELSEWHERE}"]]></style></svg>`,
  `<svg><style>&lt;img src=x onerror=${RUN}&gt;</style></svg>`,
  `<svg><desc><style><a title="</style><img src=x onerror=${RUN}>"></style></desc></svg>`,
  `<svg><foreignObject><p><style><a title="</style><img src=x onerror=${RUN}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<noembed><p title="</noembed><img src=x onerror=${RUN}>">`,
  `<noframes><p title="</noframes><img src=x onerror=${RUN}>">`,
  `<title><p title="</title><img src=x onerror=${RUN}>">`,
  `<textarea><p title="</textarea><img src=x onerror=${RUN}>">`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
  `<iframe><p title="</iframe><img src=x onerror=${RUN}>">`,
  `<template><script>${RUN}</script></template>`,
  `<template><s><template><s><img src=x onerror=${RUN}>@</s></template>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<!--a--!><img src=x onerror=${RUN}>-->`,
  `<!-- --\u0000> <img src=x onerror=${RUN}> -->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${RUN}>`,
  `<!DOCTYPE x [<!ENTITY y "<img src=x onerror=${RUN}>">]>&y;`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  `<select><noscript></select><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<select><option><style></option></select><img src=x onerror=${RUN}></style>`,
  `<table><a href="javascript:${RUN}"><tr><td>words</table>`,
  `<a><table><td><a href="javascript:${RUN}">words</table>`,
  `<b><p><a href="javascript:${RUN}"></b>words</a>`,
  `<code>\`<img src=x onerror=${RUN}>\`</code>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&amp;lt;img src=x onerror=${RUN}&amp;gt;`,
  `<p>&lt;script&gt;${RUN}&lt;/script&gt;</p>`,
  `<pre><code class="language-x&quot; onmouseover=&quot;${RUN}">x</code></pre>`,
  `<abbr title="&quot; onmouseover=&quot;${RUN}">x</abbr>`,
  `<img src="x" alt="&quot;><img src=x onerror=${RUN}>">`,
  `<ol type='1" onmouseover="${RUN}'><li value='1" onmouseover="${RUN}'>x</ol>`,
  `<time datetime='" onmouseover="${RUN}'>x</time>`,
  `<p lang='" onmouseover="${RUN}' dir='" onmouseover="${RUN}'>x</p>`,
  `<td colspan='1" onmouseover="${RUN}'>x</td>`,
  `<table><tr><td scope='" onmouseover="${RUN}' align='" onmouseover="${RUN}'>x</table>`,
  `<h2 id='" onmouseover="${RUN}'>x</h2>`,
  `<a name='x" onmouseover="${RUN}'>x</a>[y](#x)`,
  `<iframe src="https://www.youtube.com/embed/x" title='"><img src=x onerror=${RUN}>'></iframe>`,
  `<iframe src="https://www.youtube.com.elsewhere.test/embed/x"></iframe>`,
  `<iframe src="javascript:'//www.youtube.com/embed/x'"></iframe>`,
  `<video src='https://elsewhere.test/x"onmouseover="${RUN}' title="<b>x</b>"></video>`,
];

/** Pieces of Markdown around HTML, and HTML around Markdown. */
const mixed = [
  `# <img src=x onerror=${RUN}>\n\nwords`,
  `## x <script>${RUN}</script> {#a"onmouseover=${RUN}}\n\nwords`,
  `> <img src=x onerror=${RUN}>\n> <script>\n> ${RUN}\n> </script>`,
  `- <img src=x onerror=${RUN}>\n- <script>${RUN}\n\n  </script>`,
  `| a <img src=x onerror=${RUN}> | b |\n|---|---|\n| <script>${RUN}</script> | \`|\` <svg onload=${RUN}> |`,
  `words[^a]\n\n[^a]: <img src=x onerror=${RUN}> <script>${RUN}</script>`,
  `words[^<img src=x onerror=${RUN}>]\n\n[^<img src=x onerror=${RUN}>]: x`,
  `[words](x "onmouseover=${RUN}")`,
  `[words](x '" onmouseover="${RUN}')`,
  `[<img src=x onerror=${RUN}>](x)`,
  `![<img src=x onerror=${RUN}>](x)`,
  `![" onerror="${RUN}](x)`,
  `\`\`\`js" onmouseover="${RUN}\nx\n\`\`\``,
  `\`\`\`"><img src=x onerror=${RUN}>\nx\n\`\`\``,
  `    <script>${RUN}</script>`,
  `<div>\n\n<script>${RUN}</script>\n\n<img src=x onerror=${RUN}>\n\n</div>`,
  `<div title="\n\n<img src=x onerror=${RUN}>\n\n">`,
  `<!--\n\n--><img src=x onerror=${RUN}>`,
  `<style>\n\n</style><img src=x onerror=${RUN}>`,
  `<a href="\n\njavascript:${RUN}\n\n">x</a>`,
  `**<img src=x onerror=${RUN}>**`,
  `*<svg*onload=${RUN}>`,
  `<https://x.example/"onmouseover="${RUN}>`,
  `https://x.example/"><img src=x onerror=${RUN}>`,
  `https://x.example/'onmouseover='${RUN}`,
  `doi:10.1000/"><img src=x onerror=${RUN}>`,
  `{{<script>${RUN}</script>}}`,
  `{: onmouseover="${RUN}" }`,
  `::: {onmouseover="${RUN}"}\n<img src=x onerror=${RUN}>\n:::`,
  `$\\href{javascript:${RUN}}{x}$`,
  `[[<img src=x onerror=${RUN}>]]`,
  `==<img src=x onerror=${RUN}>==`,
  `<kbd><b><i>${'<u>'.repeat(30)}<img src=x onerror=${RUN}>`,
];

/** Passing for a part of the page, or for what its scripts would look for. */
const posing = [
  '<p id=main name=body>words</p>',
  '<img name=cookie src=x><form name=getElementById><input name=attributes></form>',
  '<a id=x></a><a id=x name=y href="https://x.example/">words</a>',
  '<div class="site-header skip hw-table callout" role=alert aria-live=assertive>words</div>',
  '<div style="position:fixed;inset:0">words</div>',
  '<a class=skip href="https://x.example/" style="display:block">words</a>',
  '<dialog open>words</dialog><div popover id=p>words</div><button popovertarget=p>words</button>',
  '<p contenteditable accesskey=x draggable=true tabindex=1 slot=x is=x part=x>words</p>',
  '<p itemscope itemprop=x itemtype=https://schema.org/Person>words</p>',
  '<script type="application/ld+json">{"@type":"Person"}</script>',
  '</article></main></body></html><h1>words</h1>',
  '</div></div></div></section><p>words</p>',
  '</template></select></svg></math></noscript></iframe></textarea></title><p>words</p>',
];

export const payloads: readonly string[] = [
  ...new Set([...handled, ...crooked, ...carried, ...mutating, ...mixed, ...posing]),
];
