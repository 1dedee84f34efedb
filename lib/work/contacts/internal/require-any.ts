import { Invalid } from '@/lib/platform/errors';

/**
 * A contact has a name, a phone or an email: without any of them it cannot be told from others.
 *
 * @throws Invalid on `name`
 */
export function requireAny(contact: Readonly<Record<'name' | 'phone' | 'email', string | null>>): void {
  const { name, phone, email } = contact;
  if (![name, phone, email].some((value) => value?.trim())) throw new Invalid({ name: 'required' });
}
