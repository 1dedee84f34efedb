import { Invalid } from '@/lib/platform/errors';
import { normalPhone } from '@/lib/platform/phone';

/**
 * A typed phone as it is stored; null for none.
 *
 * @throws Invalid on `phone` for what cannot be one
 */
export function phoneToStore(typed: string): string | null {
  if (!typed.trim()) return null;
  const phone = normalPhone(typed);
  if (!phone) throw new Invalid({ phone: 'bad-phone' });
  return phone;
}
