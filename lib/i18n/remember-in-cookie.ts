const oneYear = 60 * 60 * 24 * 365;

/** Keeps a preference of this browser, readable by the server. Never for anything that grants access. */
export function rememberInCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${oneYear}; samesite=lax${secure}`;
}
