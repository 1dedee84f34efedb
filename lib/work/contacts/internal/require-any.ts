import { Invalid } from '@/lib/platform/errors';

/**
 * Requires a name, a phone or an email, because a contact without them cannot be identified.
 * @throws Invalid on `name`
 */
export function requireAny(contact: Readonly<Record<'name' | 'phone' | 'email', string | null>>): void {
  const { name, phone, email } = contact;
  if (![name, phone, email].some((value) => value?.trim())) throw new Invalid({ name: 'required' });
}
