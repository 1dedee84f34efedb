import { preferenceCookie } from './preference-cookie';

const oneYear = 60 * 60 * 24 * 365;

/** Keeps a preference of this browser, readable by the server. Never use it for anything that grants access. */
export function rememberInCookie(name: string, value: string): void {
  const { origin } = location;
  const secure = origin.startsWith('https:') ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari before 18.4 and outside https
  document.cookie = `${preferenceCookie(name, origin)}=${encodeURIComponent(value)}; path=/; max-age=${oneYear}; samesite=lax${secure}`;
}

/** A preference that this browser keeps, if any. */
export function rememberedInCookie(name: string): string | undefined {
  const begin = `${preferenceCookie(name, location.origin)}=`;
  const cookie = document.cookie.split('; ').find((each) => each.startsWith(begin));
  return cookie && decodeURIComponent(cookie.slice(begin.length));
}
