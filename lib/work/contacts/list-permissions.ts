import { Denied } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { type Availability, availability } from '@/lib/policy/might-ever';
import type { FeatureId } from '@/lib/policy/model';

export type ListVerb = 'view' | 'create' | 'update' | 'delete';

/**
 * The features that contain lists of contacts in the models, and the permission for each verb: a separate
 * feature, or part of the contacts, which members with Messages only may read (S1.24). The first feature that
 * a model shows applies.
 */
const homes: readonly { feature: FeatureId; needs: Record<ListVerb, Permission> }[] = [
  {
    feature: 'lists',
    needs: { view: 'lists.view', create: 'lists.create', update: 'lists.update', delete: 'lists.delete' },
  },
  {
    feature: 'groups',
    needs: { view: 'groups.view', create: 'groups.create', update: 'groups.update', delete: 'groups.delete' },
  },
  {
    feature: 'messages',
    needs: {
      view: 'messages.view-contacts',
      create: 'contacts.create',
      update: 'contacts.create',
      delete: 'contacts.create',
    },
  },
];

/** The permission that a verb on lists needs in the model of this access. */
export function listPermission({ compiled }: Access, verb: ListVerb): Permission {
  const home = homes.find(({ feature }) => compiled.model.features.includes(feature)) ?? homes[0];
  return home?.needs[verb] ?? 'lists.view';
}

/** The availability of a verb on lists. */
export function listAvailability(access: Access, verb: ListVerb): Availability {
  return availability(access, listPermission(access, verb));
}

/**
 * Refuses members without the permission for a verb on lists.
 * @throws Denied
 */
export function authorizeLists({ access }: { access: Access }, verb: ListVerb): void {
  const { decision } = listAvailability(access, verb);
  if (!decision.allowed) throw new Denied(decision);
}
