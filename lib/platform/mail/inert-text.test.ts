import { expect, test } from 'vitest';
import { inert } from './inert-text';

test.each([
  ['Lyon – Boutique', 'Lyon – Boutique'],
  ['Corvane S.p.A.', 'Corvane S.p.A.'],
  ['https://evil.example/x', 'https evil example x'],
  ['see www.evil.example', 'see www evil example'],
  ['mail me@evil.example', 'mail me evil example'],
  ['javascript:alert(1)', 'javascript alert(1)'],
  ['a\r\nBcc: b', 'a Bcc b'],
  ['invoice\u202efdp.exe', 'invoice fdp exe'],
  ['z\u200bero', 'z ero'],
  ['é'.repeat(100), `${'é'.repeat(79)}…`],
])('IN13 %j becomes %j in an email', (name, shown) => {
  expect(inert(name)).toBe(shown);
});
