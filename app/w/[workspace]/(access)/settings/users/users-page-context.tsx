'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import type { InvitableAccount } from '@/lib/access/sub-accounts/invitable-accounts';
import { type Access, accessOf } from '@/lib/policy/access';
import type { AccessModel, Assignment, Plan, Self } from '@/lib/policy/model';

/** The context that every part of the page needs: the workspace and the actor. */
export interface UsersPageContext {
  workspace: { slug: string; name: string; timeZone: string };
  organisation: { name: string };
  modelId: string;
  plan: Plan;
  /** The top role where the actor can hand it over; null for others. */
  ownership: string | null;
  /** The actor. The page derives its locks from it; the server decides again. */
  actor: { assignment: Assignment; self: Self };
  teams: readonly { id: string; name: string; version: number }[];
  /** Accounts to which people can be invited at once: this one and its descendants; empty without any. */
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

/** The context of the page, with its model and the actor's access. */
export function useUsersPage() {
  const page = useContext(PageContext);
  if (!page) throw new Error('Used outside the Users page.');
  return page;
}
