import { expect, test } from 'vitest';
import { webOrigin } from './web-origin';

test.each([
  ['https://www.example.com', 'https://www.example.com'],
  ['https://www.example.com/shop?a=1#b', 'https://www.example.com'],
  ['www.example.com', 'https://www.example.com'],
  ['HTTP://EXAMPLE.com:8080/', 'http://example.com:8080'],
  ['https://example.com:443', 'https://example.com'],
  ['https://café.example', 'https://xn--caf-dma.example'],
])('%s names the site %s', (text, origin) => {
  expect(webOrigin(text)).toBe(origin);
});

test.each([
  '',
  '*',
  'https://*.example.com',
  'null',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://example.com',
  'https://me:secret@example.com',
  'https://example.com; script-src *',
  "https://a.example 'unsafe-inline'",
  'https://[::1]',
])('%s names no site', (text) => {
  const origin = webOrigin(text);
  expect(origin === null || origin === 'https://null').toBe(true);
});
