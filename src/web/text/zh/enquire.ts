/** Texts of enquiries in Chinese; the keys are the contract. */
import type { Channel } from '../../../domain/enquiry.ts';

export const zh = {
  about: '咨询对象',
  aboutMore: (count: number) => `共 ${count} 条`,
  answeredBy: '答复单位',
  noOffice: '记录未注明联系单位',
  sampleOffice: '演示数据：联系单位为虚构，不会有人答复。',
  nothing: '请先打开一条记录，再点“咨询”。',
  leftOut: (count: number) => `${count} 条已撤下，不会包含在咨询中。`,
  namesFailed: '暂时没有取到记录名称，仍可填写并发送。',

  needed: '未注“选填”的都要填写。',
  name: '您的称呼',
  channel: '希望怎样答复您',
  channels: { email: '电子邮箱', phone: '电话', wechat: '微信号' } as Readonly<Record<Channel, string>>,
  visit: '考察安排（选填）',
  visitOn: '期望日期',
  visitors: '人数',
  message: '想了解什么',
  between: '；',
  opening: (isVisit: boolean, need: string) =>
    `${isVisit ? '我们想预约考察。' : '我想进一步了解。'}${need ? `需求：${need}。` : ''}`,
  messageHint: '例如：行业、所需面积、时间、关心的问题',
  left: (count: number) => `还可输入 ${count} 字`,
  doNotFill: '请勿填写此项',
  draft: '关闭后草稿仍在；离开或刷新本页后不保留。',

  noticeTitle: '您的信息如何处理',
  notice: (months: number) => [
    ['谁会收到', '上列答复单位和本站运营方，没有其他人。'],
    ['用来做什么', '只用于答复这次咨询，不用于推广。'],
    [
      '保存什么、多久',
      `您填写的内容、咨询对象、本页地址与筛选条件、收到时间；${months} 个月后自动删除。不保存您的 IP 地址。`,
    ],
    ['存放在哪里', '本站所用云服务（Cloudflare）中单独的数据库，可能在中国内地以外。'],
    ['查看、更正、删除', '随时向答复单位报回执号即可，也可借此撤回同意。'],
  ],
  consent: '我已阅读以上说明，同意为答复而处理我填写的信息，包括可能存放在中国内地以外。',

  send: '发送咨询',
  sendVisit: '发送预约',
  sending: '正在发送…',
  again: '再试一次',
  offline: '没有送达：网络似乎已断开。内容都还在，恢复联网后会自动再发，不会重复登记。',
  unsure: '没有收到系统的确认。内容都还在；再试一次不会重复登记。',
  withdrawn: '咨询对象中有记录刚刚撤下；请核对上方的咨询对象后再发。',
  stale: '本页已有新版本。请先复制您写的内容，刷新页面后再发。',
  busy: (seconds: number) => `发送过于频繁，请 ${seconds} 秒后再试。内容都还在。`,
  refused: (reason: string) => `没有被接受：${reason}`,
  check: (count: number) => `有 ${count} 处需要更正`,

  faults: {
    'name.missing': '请填写称呼',
    'contact.missing': '请填写联系方式',
    'message.missing': '请写下想了解什么',
    'consent.consent': '须同意后才能发送',
    'visit_on.past': '请选择今天或以后的日期',
    'visitors.malformed': '请填写 1 至 500 的整数',
    long: '太长了，请缩短',
    control: '含有无法使用的特殊字符',
    malformed: '格式不对',
  } as Readonly<Record<string, string>>,
  notContact: {
    email: '请填写完整的邮箱，例如 name@example.com',
    phone: '请填写电话号码；境外号码请加 + 和国家代码',
    wechat: '请填写微信号（6 至 20 位字母、数字、- 或 _）',
  } as Readonly<Record<Channel, string>>,

  received: '已收到',
  earlier: (receipt: string) => `上一条咨询已收到，回执号 ${receipt}。`,
  receipt: '回执号',
  copy: '复制回执号',
  copied: '已复制',
  copyFailed: '无法复制，请记下回执号',
  print: '打印',
  receivedAt: '收到时间',
  keptUntil: '保存至',
  whatNext: '接下来',
  whatYouSent: '您发送的内容',
  another: '再写一条',
};

export type EnquireText = typeof zh;
