import type { Access } from '@/lib/policy/access';
import { standing } from '@/lib/policy/might-ever';
import { sharing } from '@/lib/services/contact-views/hold';
import { severalStanding } from '@/lib/services/contacts/several';
import { listStanding } from '@/lib/services/lists/permissions';
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
