import { Invalid } from '@/lib/platform/errors';
import { normalPhone } from '@/lib/platform/phone';

/**
 * An entered phone as it is stored; null when empty.
 * @throws Invalid on `phone` when it is not a phone number
 */
export function phoneToStore(typed: string): string | null {
  if (!typed.trim()) return null;
  const phone = normalPhone(typed);
  if (!phone) throw new Invalid({ phone: 'bad-phone' });
  return phone;
}
