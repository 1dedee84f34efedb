const plain = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;

/**
 * The origin of a site that a person names by any of its addresses; `https` where the scheme is missing.
 * @returns null for what names no site; the result is safe in a header
 */
export function webOrigin(text: string): string | null {
  const address = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { origin, username, password } = new URL(address);
  return plain.test(origin) && username === '' && password === '' ? origin : null;
}
