const oneYear = 60 * 60 * 24 * 365;

/** Keeps a preference of this browser, readable by the server. Never use it for anything that grants access. */
export function rememberInCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari before 18.4 and outside https
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${oneYear}; samesite=lax${secure}`;
}
