import type { Access } from '@/lib/policy/access';
import { availability } from '@/lib/policy/might-ever';
import { bulkAvailability } from '@/lib/work/contacts/change/bulk-permission';
import { listAvailability } from '@/lib/work/contacts/list-permissions';
import { sharing } from '@/lib/work/contacts/views/lock-view';
import type { ContactsPageContext } from './contacts-page-context';

/** The availability of each action on contacts for a person. */
export function availabilitiesOn(access: Access): ContactsPageContext['can'] {
  return {
    create: availability(access, 'contacts.create'),
    delete: availability(access, 'contacts.delete'),
    bulk: bulkAvailability(access),
    import: availability(access, 'contacts.import'),
    export: availability(access, 'contacts.export'),
    share: sharing(access),
    'view-list': listAvailability(access, 'view'),
    'create-list': listAvailability(access, 'create'),
    'update-list': listAvailability(access, 'update'),
    'delete-list': listAvailability(access, 'delete'),
  };
}

/** Whether the list has any further action for the person: an agent has none. */
export function hasListActions(access: Access): boolean {
  const can = availabilitiesOn(access);
  return [can.import, can.export, can['create-list']].some(({ state }) => state !== 'absent');
}
