'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { compile } from '@/lib/policy/compile';
import { difference, type FeatureChange, type ScopeChange } from '@/lib/policy/difference';
import { useSightCounts } from './sight-counts';
import { useUsersPage } from './users-page-context';

/** An access that is given or proposed. */
export interface GivenAccess {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
}

export interface ChangeLine {
  title: string;
  detail?: string;
}

/**
 * Describes what an edit adds, removes and keeps (B2). The browser's engine compares at once; the server counts the
 * contacts that come into or leave the member's scope.
 */
export function useChangeWords(props: { member: MemberView; access: GivenAccess }) {
  const { member, access } = props;
  const { role, restrictions, grants } = access;
  const t = useTranslations();
  const format = useFormatter();
  const { model, actor } = useUsersPage();
  const change = useMemo(() => {
    const given = ({ role, restrictions, grants }: GivenAccess) =>
      compile(model, { ...actor.assignment, role, restrictions, grants, status: 'active' });
    return difference(given(member), given({ role, restrictions, grants }));
  }, [model, actor.assignment, member, role, restrictions, grants]);
  const counts = useSightCounts(props);

  const feature = ({ feature: id, whole, permissions }: FeatureChange): ChangeLine => ({
    title: t(`features.${id}.label`),
    detail: whole
      ? t(`features.${id}.description`)
      : format.list(permissions.map((permission) => t(`permissions.${permission}`))),
  });
  const scopeCounts = (scopes: readonly ScopeChange[], isMore: boolean): ChangeLine[] => {
    const [scope] = scopes;
    if (!scope) return [];
    const count = counts && Math.abs(counts.after - counts.before);
    const title =
      count === null
        ? t('users.changes.sightCounting')
        : isMore
          ? t('users.changes.moreSight', { count })
          : t('users.changes.lessSight', { count });
    return [{ title, detail: t('users.changes.sees', { scope: t(`users.changes.scope.${scope.to}`) }) }];
  };
  const mask = (fields: readonly string[], detail: string): ChangeLine[] =>
    fields.length > 0 ? [{ title: t('users.changes.masked'), detail }] : [];

  const wider = change.scopes.filter((scope) => scope.wider);
  const narrower = change.scopes.filter((scope) => !scope.wider);
  return {
    gains: [
      ...scopeCounts(wider, true),
      ...mask(change.masks.lifted, t('users.changes.unmaskedDetail')),
      ...change.gains.map(feature),
    ],
    loses: [
      ...scopeCounts(narrower, false),
      ...mask(change.masks.added, t('users.changes.maskedDetail')),
      ...change.loses.map(feature),
    ],
    keeps: [
      ...(counts ? [t('users.changes.stillSees', { count: Math.min(counts.before, counts.after) })] : []),
      ...(change.keeps.length > 0
        ? [format.list(change.keeps.map(({ feature: id }) => t(`features.${id}.label`)))]
        : []),
    ],
    isCounting: counts === null,
  };
}
