/** Words of the intake page's shell in both languages. */
export const INTAKE = {
  title: { zh: '核对一份表格', en: 'Check a spreadsheet' },
  intro: {
    zh: '选好类别，放入部门的表格：逐行核对、对应字段、画出位置，得到可以导入的文件和标注了原因的退改副本。',
    en: 'Choose what it lists and drop your file: every row is checked, its columns are matched and its places drawn. You get a file to import, and a copy marked with what to put right.',
  },
  private: {
    zh: '文件不会离开您的电脑：读取、核对和画图都在这个浏览器里完成，不上传任何内容。只从本站取公开的板块边界与参照名录。',
    en: 'The file does not leave your computer: it is read, checked and drawn in this browser, and nothing of it is sent anywhere. Only public outlines and reference lists are fetched from this site.',
  },
  noScript: {
    zh: '核对需要 JavaScript。空白模板不需要：',
    en: 'Checking needs JavaScript. The empty templates do not:',
  },
  description: {
    zh: '在浏览器里核对部门的表格，文件不离开电脑；并可下载空白模板。',
    en: 'Check a department’s spreadsheet in the browser without sending it anywhere, and download templates.',
  },
} as const;
