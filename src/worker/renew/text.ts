/** Texts of the page on which an owner renews a record. */
import type { Label, Language } from '../../domain/kinds.ts';

export const RENEW_TEXT = {
  title: { zh: '续期确认', en: 'Confirm a listing' },
  ask: {
    zh: '这条信息仍然有效吗？请核对下面的内容，再点击按钮。',
    en: 'Does this listing still hold? Check what is listed below, then press the button.',
  },
  button: { zh: '仍然有效，续期', en: 'It still holds: renew it' },
  wrong: {
    zh: '信息有误，或不再有效？不必操作，过了有效期就不会公开；要更正，请联系上面的单位。',
    en: 'Something is wrong, or it holds no longer? Do nothing: past its end it is not shown. For corrections write to the office above.',
  },
  done: { zh: '已续期', en: 'Renewed' },
  doneHint: {
    zh: '这条信息已重新核验并公开。这个链接已经用过，再次打开不会改变任何内容。',
    en: 'The listing is verified anew and public. This link has been used; opening it again changes nothing.',
  },
  see: { zh: '查看公开页面', en: 'See its public page' },
  over: { zh: '链接已失效', en: 'This link works no longer' },
  overHint: {
    zh: '它已过期、被撤销，或所指的信息已不存在。请向发给您链接的单位索取新的链接。',
    en: 'It is past its day, was revoked, or what it was for is gone. Ask the office that sent it for a new one.',
  },
  busy: { zh: '暂时无法续期', en: 'It cannot be renewed just now' },
  busyHint: {
    zh: '地图正在更新，什么都没有改变。请一分钟后再点一次。',
    en: 'The map is being updated, and nothing was changed. Press the button again in a minute.',
  },
  office: { zh: '联系单位', en: 'Office' },
  mailbox: { zh: '邮箱', en: 'Mailbox' },
  listed: { zh: '公开的内容', en: 'What is listed' },
  current: { zh: '目前有效期', en: 'Valid at present' },
  after: { zh: '续期后有效期至', en: 'Valid after renewal until' },
  openEnded: { zh: '未写明', en: 'not stated' },
  link: { zh: '链接可用至', en: 'The link works until' },
} as const satisfies Record<string, Label>;

/** How long the present validity is, in words. */
export const validity = (until: string | null, day: string, language: Language): string =>
  until === null
    ? RENEW_TEXT.openEnded[language]
    : until < day
      ? { zh: `已于 ${until} 到期`, en: `ended on ${until}` }[language]
      : { zh: `至 ${until}`, en: `until ${until}` }[language];
