'use client';

import { useMemo } from 'react';
import { offeredRoles } from '@/lib/policy/changes/offers';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { Decision } from '@/lib/policy/model';
import { useUsersPage } from '../users-page-context';

/** A level that can be held in this workspace, and whether the actor may give it (R3). */
export interface Level {
  role: string;
  decision: Decision;
}

/** The levels that can be given and that members can have at this depth of the tree (S0.10), in the model's order. */
export function useLevels(): Level[] {
  const { model, access } = useUsersPage();
  return useMemo(() => {
    const { level } = access.compiled.assignment;
    return offeredRoles(access).filter(({ role }) => isRoleOfLevel(model.roles[role], level));
  }, [model, access]);
}

/** The default level of Add user: that of the model (S4.10), else its lowest; more, and a custom role, must be a choice. */
export function useProposedLevel(): string {
  const { model } = useUsersPage();
  const given = useLevels().filter(({ decision }) => decision.allowed);
  const proposed =
    given.find(({ role }) => role === model.initialRole) ??
    given.findLast(({ role }) => !model.roles[role]?.words) ??
    given.at(-1);
  return proposed?.role ?? '';
}
