import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';

/**
 * Refuses to publish a form while mail is not configured, because no entry could be confirmed.
 * @throws Invalid as a whole
 */
export async function requireUsable(): Promise<void> {
  if (!isMailConfigured()) throw new Invalid({ '': 'no-mail' });
}
