'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import type { InvitableAccount } from '@/lib/access/sub-accounts/invitable-accounts';
import { type Access, accessOf } from '@/lib/policy/access';
import type { AccessModel, Assignment, Plan, Self } from '@/lib/policy/model';

/** Where the page stands and who looks at it: what every part of it needs to know. */
export interface UsersPlace {
  workspace: { slug: string; name: string };
  organisation: { name: string };
  modelId: string;
  plan: Plan;
  /** The one who looks. Shown locks follow from it; the server decides again. */
  actor: { assignment: Assignment; self: Self };
  teams: readonly { id: string; name: string; version: number }[];
  /** Accounts to which people can be invited at once, this one and those below it; none where it stands alone. */
  accounts: readonly InvitableAccount[];
  canMail: boolean;
}

const Place = createContext<(UsersPlace & { model: AccessModel; access: Access }) | null>(null);

export function UsersPlaceProvider({ place, children }: { place: UsersPlace; children: ReactNode }) {
  const model = useAccessModel(place.modelId);
  const value = useMemo(
    () => ({ ...place, model, access: accessOf(model, place.actor.assignment, place.actor.self) }),
    [place, model],
  );
  return <Place.Provider value={value}>{children}</Place.Provider>;
}

/** The place of the page, with its model and the actor's access. */
export function useUsersPlace() {
  const place = useContext(Place);
  if (!place) throw new Error('Stands outside the Users page.');
  return place;
}
