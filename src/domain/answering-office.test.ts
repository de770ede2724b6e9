import { expect, test } from 'vitest';
import { answeringOffice } from './answering-office.ts';

test.each([
  [{ contact_office: '样例·服务台', source_dept: '样例局' }, '样例·服务台'],
  [{ contact_office: null, source_dept: '样例局' }, '样例局'],
  [{ contact_office: '', source_dept: '样例局' }, '样例局'],
  [{}, undefined],
])('%j is answered for by %s', (record, office) => {
  expect(answeringOffice(record)).toBe(office);
});
