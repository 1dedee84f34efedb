'use client';

import { useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { initialGrants } from '@/lib/policy/changes/offers';
import { useUsersPage } from '../users-page-context';

/** An access as the surrounding form holds it. */
interface ChosenAccess {
  role: string;
  restrictions: string[];
  grants?: string[];
}

/**
 * Switches between levels in a form: each level keeps its choices while the form is open, and begins with its default
 * rights (S2.4).
 */
export function useAccessChoice(): (next: string) => void {
  const { access } = useUsersPage();
  const { getValues, setValue } = useFormContext<ChosenAccess>();
  const kept = useRef(new Map<string, Omit<ChosenAccess, 'role'>>());

  return (next) => {
    const { role, ...chosen } = getValues();
    kept.current.set(role, chosen);
    const known = kept.current.get(next) ?? { restrictions: [], grants: initialGrants(access, next) };
    setValue('role', next, { shouldValidate: true });
    setValue('restrictions', known.restrictions);
    setValue('grants', known.grants ?? []);
  };
}
