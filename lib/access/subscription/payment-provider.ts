import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import { env } from '@/lib/platform/settings/settings';

/** The provider's page where an organisation chooses and pays its plan; null where none is connected. */
export function providerPage(organisation: { id: string }): string | null {
  const { BILLING_URL } = env();
  if (!BILLING_URL) return null;
  const page = new URL(BILLING_URL);
  page.searchParams.set('organisation', organisation.id);
  return page.href;
}

/**
 * Refuses changing the plan by hand where a provider sets it.
 *
 * @throws Invalid on `plan`
 */
export function requireNoProvider(): void {
  if (env().BILLING_URL) throw new Invalid({ plan: 'plan-of-provider' });
}
