/** The style sheet that sonner inserts into the page without a nonce. The test computes the hash from the package. */
export const sonnerStyle = 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=';

/** It inserts the element before the text: at that moment the element is empty. */
export const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/**
 * The content security policy of a page (HD1, HD4): scripts and style sheets by this request's nonce only, no
 * other origin, no frame around it. Style attributes are allowed: they place floating parts, and run nothing.
 */
export function contentSecurityPolicy(
  nonce: string,
  { isSecure, isDev }: { isSecure: boolean; isDev: boolean },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}' '${sonnerStyle}' '${emptyStyle}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * The headers of every response besides its policy. No response sends a referrer: a page that leads through a
 * redirect would otherwise send its address, and so an invitation's token, under the policy of the redirect (IN9).
 *
 * @param hasPlainForm whether the page has a form that works without script. The server asks for the origin of a post
 *   (SA2), and a browser sends it without script only where it may send a referrer: `strict-origin` makes that
 *   referrer the origin too, never a path.
 */
export function securityHeaders(isSecure: boolean, hasPlainForm = false): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': hasPlainForm ? 'strict-origin' : 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
