/**
 * The challenge that a browser answered; null for an answer of a frame in a page of another site, and for what is no
 * answer. The library compares type and origin.
 *
 * @param clientDataJSON in base64url
 */
export function answeredChallenge(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return null;
    const isFramed = 'crossOrigin' in data && data.crossOrigin === true;
    return isFramed || typeof data.challenge !== 'string' ? null : data.challenge;
  } catch {
    return null;
  }
}
