import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, emptyStyle, securityHeaders, sonnerStyle } from './security-headers';

test('HD1 scripts run by nonce alone, no site frames the page, no source is external', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', { isSecure: true, isDev: false });
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
  expect(policy).toContain(`style-src 'self' 'nonce-bm9uY2U=' '${sonnerStyle}' '${emptyStyle}';`);
  for (const part of [
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    'upgrade-insecure-requests',
  ])
    expect(policy).toContain(part);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('HD1 IN9 every answer has the other headers, and HSTS only over https', () => {
  expect(securityHeaders(true)).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  });
  expect(securityHeaders(false)).not.toHaveProperty('Strict-Transport-Security');
});

test('IN9 SA2 the page of a form that works without script lets the browser send its origin, never its path', () => {
  expect(securityHeaders(true, true)['Referrer-Policy']).toBe('strict-origin');
});

const digestOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('HD1 the installed sonner’s style sheet and an empty one are the only ones allowed without a nonce', () => {
  const code = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8');
  const styleSheet: unknown = JSON.parse(code.match(/^__insertCSS\((".*")\);?$/m)?.[1] ?? 'null');
  expect(sonnerStyle).toBe(digestOf(String(styleSheet)));
  expect(emptyStyle).toBe(digestOf(''));
});
