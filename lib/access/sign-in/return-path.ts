/**
 * The page after signing in: a path of this console, or its front page for anything else. Addresses of other hosts, in
 * any disguise (`//evil`, `/\evil`, `javascript:`), are ignored (AU10).
 *
 * @param asked a path, or an address that begins with `origin`
 */
export function returnPath(requested: unknown, origin: string): string {
  if (typeof requested !== 'string' || requested.length > 2000) return '/';
  const path =
    requested === origin || requested.startsWith(`${origin}/`) ? requested.slice(origin.length) : requested;
  if (!/^\/(?![/\\])/.test(path) || /[\\\p{Cc}]/u.test(path)) return '/';
  const url = URL.parse(path, origin);
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/';
}
