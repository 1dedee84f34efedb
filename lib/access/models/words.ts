import type { Group } from '@/lib/policy/catalogue';
import type { AccessModel } from '@/lib/policy/model';

/** How a group of features is headed: key of `groups`. What a model calls an account is no workspace there. */
export function groupWord({ calls }: Pick<AccessModel, 'calls'>, group: Group): Group | 'account' {
  return group === 'settings' && calls === 'account' ? 'account' : group;
}
