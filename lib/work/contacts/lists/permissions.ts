import { Denied } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { type Availability, availability } from '@/lib/policy/might-ever';
import type { FeatureId } from '@/lib/policy/model';

export type ListVerb = 'view' | 'create' | 'update' | 'delete';

/**
 * What lists of contacts are called in the models, and what each verb needs there: a feature of its own, or a part
 * of the contacts, which whoever has Messages alone reads along (S1.24). The first that a model shows counts.
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

/** How a verb on lists stands for a person. */
export function listAvailability(access: Access, verb: ListVerb): Availability {
  return availability(access, listPermission(access, verb));
}

/**
 * Refuses who may not do this with lists.
 *
 * @throws Denied
 */
export function authorizeLists({ access }: { access: Access }, verb: ListVerb): void {
  const { decision } = listAvailability(access, verb);
  if (!decision.allowed) throw new Denied(decision);
}
