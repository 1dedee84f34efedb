import type { Access } from '@/lib/policy/access';
import { standing } from '@/lib/policy/might-ever';
import { severalStanding } from '@/lib/work/contacts/change/bulk-permission';
import { listStanding } from '@/lib/work/contacts/lists/permissions';
import { sharing } from '@/lib/work/contacts/views/lock-view';
import type { ContactsPlace } from './contacts-place';

/** How the acts of the module stand for a person, for the pages of contacts. */
export function standingsOn(access: Access): ContactsPlace['can'] {
  return {
    create: standing(access, 'contacts.create'),
    delete: standing(access, 'contacts.delete'),
    bulk: severalStanding(access),
    import: standing(access, 'contacts.import'),
    export: standing(access, 'contacts.export'),
    share: sharing(access),
    'view-list': listStanding(access, 'view'),
    'create-list': listStanding(access, 'create'),
    'update-list': listStanding(access, 'update'),
    'delete-list': listStanding(access, 'delete'),
  };
}

/** Whether anything stands behind the list's further acts: an agent has none of them. */
export function hasListActions(access: Access): boolean {
  const can = standingsOn(access);
  return [can.import, can.export, can['create-list']].some(({ state }) => state !== 'absent');
}
