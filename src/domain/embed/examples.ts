/** Pieces of partners' pages with a map in them: the guide shows them live, and tests serve them from another origin. */
import type { Label } from '../kinds.ts';

export type Example = {
  title: Label;
  /** Why one would want it. */
  text: Label;
  /** What is pasted; `SITE` is the origin of the map. */
  html: string;
};

export const EXAMPLES = {
  plain: {
    title: { zh: '文章里的一张图', en: 'A map in an article' },
    text: {
      zh: '昆山的平台载体。链接留给不显示框架的阅读器。',
      en: 'The premises of Kunshan. The link is for readers that show no frames.',
    },
    html: `<iframe src="SITE/embed/premises?v=1&amp;lang=en&amp;division=320583" title="Premises in Kunshan" width="800" height="600" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="strict-origin-when-cross-origin" style="border:0;max-width:100%"></iframe>
<p><a href="SITE/?map=premises&amp;lang=en&amp;division=320583">Open the map</a></p>`,
  },
  element: {
    title: { zh: '一行脚本', en: 'One line of script' },
    text: {
      zh: '属性就是地址里的键；之后改动属性，地图随之改变。',
      en: 'The attributes are the keys of the address; change one later and the map follows.',
    },
    html: `<script src="SITE/embed.js" async></script>
<relitu-map map="land" lang="en" industry="C36" style="display:block;height:450px"><a href="SITE/?map=land">Industrial land</a></relitu-map>`,
  },
  small: {
    title: { zh: '侧栏里的小图', en: 'A small map in a side bar' },
    text: { zh: '最小 280 × 200；只留地图和条数。', en: 'From 280 × 200 on; only the map and the count.' },
    html: `<iframe src="SITE/embed/chains?v=1&amp;lang=en&amp;list=0&amp;search=0&amp;legend=0" title="Firms of the supply chains" width="280" height="200" loading="lazy"></iframe>`,
  },
  'auto-height': {
    title: { zh: '高度自适应的列表', en: 'A map as high as its list' },
    text: {
      zh: '不用脚本元素时，自己听 resize 消息即可。',
      en: 'Without the element, listen to the resize message yourself.',
    },
    html: `<iframe src="SITE/embed/opportunities?v=1&amp;lang=en&amp;height=auto" title="Opportunities" width="380" height="300"></iframe>
<script>
  const frame = document.querySelector('iframe[src*="height=auto"]');
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== 'SITE') return;
    if (data.ns === 'relitu' && data.type === 'resize') frame.height = data.payload.height;
  });
</script>`,
  },
  sandboxed: {
    title: { zh: '沙箱里', en: 'In a sandbox' },
    text: {
      zh: '地图需要 allow-scripts allow-same-origin；更严的沙箱里只显示静态图。',
      en: 'The map needs allow-scripts allow-same-origin; in a stricter sandbox the still picture is left.',
    },
    html: `<iframe src="SITE/embed/land?v=1&amp;lang=en" title="Industrial land" width="600" height="450" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>`,
  },
} as const satisfies Record<string, Example>;
export type ExampleName = keyof typeof EXAMPLES;

/** What is pasted for an example. @param origin where the map is served */
export const exampleHtml = (name: ExampleName, origin: string): string =>
  EXAMPLES[name].html.replaceAll('SITE', origin);
