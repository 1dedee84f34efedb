'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import type { InvitableAccount } from '@/lib/access/sub-accounts/invitable-accounts';
import { type Access, accessOf } from '@/lib/policy/access';
import type { AccessModel, Assignment, Plan, Self } from '@/lib/policy/model';

/** Where the page stands and who looks at it: what every part of it needs to know. */
export interface UsersPageContext {
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

const PageContext = createContext<(UsersPageContext & { model: AccessModel; access: Access }) | null>(null);

export function UsersPageProvider({ page, children }: { page: UsersPageContext; children: ReactNode }) {
  const model = useAccessModel(page.modelId);
  const value = useMemo(
    () => ({ ...page, model, access: accessOf(model, page.actor.assignment, page.actor.self) }),
    [page, model],
  );
  return <PageContext.Provider value={value}>{children}</PageContext.Provider>;
}

/** The place of the page, with its model and the actor's access. */
export function useUsersPage() {
  const page = useContext(PageContext);
  if (!page) throw new Error('Stands outside the Users page.');
  return page;
}
