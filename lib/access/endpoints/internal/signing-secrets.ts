import 'server-only';
import { newWebhookSecret } from '@/lib/platform/http/standard-signature';
import { seal, unseal } from '@/lib/platform/seal';

/** A secret, and its end in milliseconds since 1970; the present one has none. */
interface SigningSecret {
  secret: string;
  endsAt: number | null;
}

/** How long an earlier secret signs beside its successor. */
export const overlapHours = 24;
/** More rotations within the overlap are refused, since each signature lengthens the header. */
export const mostSecrets = 5;

type Owner = { id: string };

/** A first secret, and its sealed form. */
export function firstSecret({ id }: Owner) {
  const secret = newWebhookSecret();
  return { secret, sealed: seal('webhook secrets', [{ secret, endsAt: null }], id) };
}

/**
 * A new secret beside those that have not ended; the one until now ends after the overlap (WH1).
 *
 * @param now milliseconds since 1970, by the database's clock (FA8)
 * @returns null when too many are valid
 */
export function rotated({ id, secrets }: Owner & { secrets: Uint8Array }, now: number) {
  const endsAt = now + overlapHours * 3_600_000;
  const kept = validSecrets({ id, secrets }, now).map((each) => ({ ...each, endsAt: each.endsAt ?? endsAt }));
  if (kept.length >= mostSecrets) return null;
  const secret = newWebhookSecret();
  return { secret, sealed: seal('webhook secrets', [{ secret, endsAt: null }, ...kept], id) };
}

/** The secrets that sign now, the newest first; none when AUTH_SECRET has changed since. */
export function validSecrets({ id, secrets }: Owner & { secrets: Uint8Array }, now: number): SigningSecret[] {
  return opened(id, secrets).filter(({ endsAt }) => endsAt === null || endsAt > now);
}

function opened(id: string, secrets: Uint8Array): SigningSecret[] {
  try {
    return unseal('webhook secrets', secrets, id) as SigningSecret[];
  } catch {
    return [];
  }
}
