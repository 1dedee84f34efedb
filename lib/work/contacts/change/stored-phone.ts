import { isSupportedCountry } from 'libphonenumber-js/min';
import { Invalid } from '@/lib/platform/errors';
import { normalPhone } from '@/lib/platform/phone';

/**
 * An entered phone as it is stored; null when empty.
 *
 * @param country the workspace's, which phones without a country code belong to; null where it is not said
 * @throws Invalid on `phone` when it is not a phone number
 */
export function phoneToStore(typed: string, country: string | null): string | null {
  if (!typed.trim()) return null;
  const known = country !== null && isSupportedCountry(country) ? country : undefined;
  const phone = normalPhone(typed, known);
  if (!phone) throw new Invalid({ phone: 'bad-phone' });
  return phone;
}
