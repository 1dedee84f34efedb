import { Invalid } from '@/lib/platform/errors';

/**
 * Validates and normalises the name of a workspace.
 *
 * @throws Invalid on `name`
 */
export function workspaceName(input: string): string {
  const name = input.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) throw new Invalid({ name: 'name' });
  return name;
}
