import type { Group } from '@/lib/policy/catalogue';
import type { AccessModel } from '@/lib/policy/model';

/** The heading of a group of features: key of `groups`. A model that calls its workspaces accounts has another heading. */
export function groupHeading({ calls }: Pick<AccessModel, 'calls'>, group: Group): Group | 'account' {
  return group === 'settings' && calls === 'account' ? 'account' : group;
}
