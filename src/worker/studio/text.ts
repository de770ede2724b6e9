/** Words of the studio in both languages. */
import type { Label } from '../../domain/kinds.ts';

export const STUDIO = {
  title: { zh: '嵌入地图', en: 'Put the map on your site' },
  intro: {
    zh: '选好要展示的内容，复制一段代码，贴到您的网页里。无需账号，不设 Cookie。',
    en: 'Choose what it shows, copy a snippet, paste it into your page. No account, no cookies.',
  },
  description: {
    zh: '把投资地图的一部分放到您的网站：iframe、脚本、oEmbed、图片与二维码。',
    en: 'Put a slice of the investment map on your site: frame, script, oEmbed, picture and QR code.',
  },
  settings: { zh: '设置', en: 'Settings' },
  shows: { zh: '展示什么', en: 'What it shows' },
  map: { zh: '地图', en: 'Map' },
  more: { zh: '访客还可切换到', en: 'Visitors can also switch to' },
  language: { zh: '语言', en: 'Language' },
  anyLanguage: { zh: '跟随访客', en: "The visitor's" },
  theme: { zh: '明暗', en: 'Light or dark' },
  themeAuto: { zh: '跟随访客', en: "The visitor's" },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  view: { zh: '画法', en: 'Drawn as' },
  plain: { zh: '记录', en: 'Records' },
  heat: { zh: '热力', en: 'Heat' },
  looks: { zh: '大小与外观', en: 'Size and looks' },
  size: { zh: '大小', en: 'Size' },
  fullWidth: { zh: '整行宽，高 500', en: 'Full width, 500 high' },
  ownHeight: { zh: '整行宽，高度自适应', en: 'Full width, as high as it needs' },
  accent: { zh: '您网站的颜色', en: 'Colour of your site' },
  accentOwn: { zh: '使用这个颜色', en: 'Use this colour' },
  parts: { zh: '显示', en: 'Show' },
  list: { zh: '列表', en: 'List' },
  search: { zh: '搜索框', en: 'Search box' },
  legend: { zh: '图例', en: 'Legend' },
  controls: { zh: '缩放按钮', en: 'Zoom buttons' },
  lead: { zh: '“咨询”按钮', en: 'A button to enquire' },
  coop: {
    zh: '滚轮与单指滚动您的页面，而不移动地图',
    en: 'Wheel and one finger scroll your page, not the map',
  },
  filter: { zh: '筛选', en: 'Filter' },
  filterHint: {
    zh: '在预览里筛选、打开记录，代码随之更新；或粘贴一个地图链接。',
    en: 'Filter and open records in the preview and the snippets follow; or paste a link of the map.',
  },
  from: { zh: '地图链接', en: 'Link of the map' },
  fromWrong: {
    zh: '这不是本站地图的链接；请从地图页的“分享”复制。',
    en: 'This is no link of this map; copy one from “Share” on the map.',
  },
  noFilter: { zh: '未筛选：显示全部', en: 'No filter: everything is shown' },
  take: { zh: '去掉', en: 'Remove' },
  opened: { zh: '打开的记录', en: 'Opened record' },
  camera: { zh: '视野', en: 'View' },
  text: { zh: '文字', en: 'Text' },
  written: { zh: '范围与条件', en: 'Area and conditions' },
  partner: { zh: '合作方代码（如有）', en: 'Partner key (if you have one)' },
  partnerHint: {
    zh: '有代码的合作方可用自己的标志与按钮，并查看月度数据。预览不带代码。',
    en: 'Partners with a key show their own logo and button and see monthly figures. The preview leaves it out.',
  },
  apply: { zh: '更新', en: 'Update' },
  preview: { zh: '预览', en: 'Preview' },
  keepView: { zh: '以当前视野开始', en: 'Begin with this view' },
  snippets: { zh: '复制', en: 'Copy' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: { zh: '请手动复制选中的文字。', en: 'Please copy the selected text by hand.' },
  warnings: { zh: '未采用', en: 'Not taken' },
  guide: { zh: '说明与示例', en: 'Guide and examples' },
  qr: { zh: '二维码', en: 'QR code' },
  qrLabel: { zh: '此地图的二维码', en: 'QR code of this map' },
  qrTooLong: { zh: '链接太长，放不进二维码。', en: 'The link is too long for a QR code.' },
  png: { zh: '图片（PNG）', en: 'Picture (PNG)' },
  pngHint: { zh: '每次发布数据时更新。', en: 'Made anew with each release of the data.' },
} satisfies Record<string, Label>;

/** The forms a map can be taken in, with what each is for. */
export const FORMS = {
  iframe: {
    label: { zh: 'iframe', en: 'Frame' },
    hint: { zh: '任何网页；最简单。', en: 'Any page; the simplest.' },
  },
  script: {
    label: { zh: '脚本', en: 'Script' },
    hint: {
      zh: '高度自适应，可从您的脚本控制，可听到访客的选择。',
      en: 'Fits its height, takes commands from your own script and tells it what visitors choose.',
    },
  },
  wordpress: {
    label: { zh: 'WordPress', en: 'WordPress' },
    hint: { zh: '粘贴到编辑器的“自定义 HTML”区块。', en: 'Paste it into the editor as a Custom HTML block.' },
  },
  oembed: {
    label: { zh: 'oEmbed 地址', en: 'oEmbed address' },
    hint: { zh: '支持 oEmbed 的系统只需这个地址。', en: 'For systems that speak oEmbed.' },
  },
  markdown: {
    label: { zh: 'Markdown', en: 'Markdown' },
    hint: { zh: '图片加链接。', en: 'A picture that is a link.' },
  },
  picture: {
    label: { zh: '图片与链接（公众号等）', en: 'Picture and link (WeChat articles and the like)' },
    hint: {
      zh: '用于会去掉脚本和框架的系统；公众号里请上传图片，链接放在“阅读原文”。',
      en: 'For systems that strip scripts and frames; in WeChat articles upload the picture and put the link under “Read more”.',
    },
  },
  link: {
    label: { zh: '链接', en: 'Link' },
    hint: { zh: '至少 24 个月有效。', en: 'Kept for 24 months at least.' },
  },
} satisfies Record<string, { label: Label; hint: Label }>;
