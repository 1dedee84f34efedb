import { Invalid } from '@/lib/platform/errors';

/**
 * The name of an account as it is kept.
 *
 * @throws Invalid on `name`
 */
export function accountName(typed: string): string {
  const name = typed.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) throw new Invalid({ name: 'name' });
  return name;
}
