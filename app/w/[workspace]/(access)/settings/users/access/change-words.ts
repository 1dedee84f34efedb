'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { MemberView } from '@/lib/access/members/member-view';
import { groupChanges } from '@/lib/access/models/group-changes';
import { groupHeading } from '@/lib/access/models/group-heading';
import { difference, type FeatureChange, verdict } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import { useUsersPage } from '../users-page-context';
import type { GivenAccess } from './given-access';
import { useSightCounts } from './sight-counts';

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
  const { counts, isCounting } = useSightCounts(props);

  const label = ({ feature: id }: FeatureChange) => t(`features.${id}.label`);
  const feature = (change: FeatureChange): ChangeLine => ({
    title: label(change),
    detail: change.whole
      ? t(`features.${change.feature}.description`)
      : format.list(change.permissions.map((permission) => t(`permissions.${permission}`))),
  });
  const features = (changes: readonly FeatureChange[]): ChangeLine[] =>
    groupChanges(model, changes).map((entry) =>
      'change' in entry
        ? feature(entry.change)
        : {
            title: t('users.changes.group', {
              group: t(`groups.${groupHeading(model, entry.group)}`),
              count: entry.changes.length,
            }),
            detail: format.list(entry.changes.map(label)),
          },
    );
  const sight = (isMore: boolean): ChangeLine[] => {
    const scope = change.scopes.find(({ wider }) => wider === isMore);
    // Where contacts as a whole come or go, no scope changes, but the number of visible contacts does.
    const count = counts && (isMore ? counts.after - counts.before : counts.before - counts.after);
    if (!scope && (count === null || count <= 0)) return [];
    const title =
      count === null
        ? t('users.changes.sightCounting')
        : t(isMore ? 'users.changes.moreSight' : 'users.changes.lessSight', { count: Math.max(count, 0) });
    return [{ title, detail: scope && t('users.changes.sees', { scope: scope.to }) }];
  };
  const mask = (fields: readonly string[], detail: string): ChangeLine[] =>
    fields.length > 0 ? [{ title: t('users.changes.masked'), detail }] : [];

  const people = (roles: readonly string[]): ChangeLine[] =>
    roles.length > 0
      ? [
          {
            title: t('users.changes.people'),
            detail: format.list(roles.map((id) => t(`roles.${model.id}.${id}.label`))),
          },
        ]
      : [];

  const kept = counts ? Math.min(counts.before, counts.after) : 0;
  return {
    gains: [
      ...sight(true),
      ...mask(change.masks.lifted, t('users.changes.unmaskedDetail')),
      ...features(change.gains),
      ...people(change.roles.added),
    ],
    loses: [
      ...sight(false),
      ...mask(change.masks.added, t('users.changes.maskedDetail')),
      ...features(change.loses),
      ...people(change.roles.removed),
    ],
    keeps: [
      ...(kept > 0 ? [t('users.changes.stillSees', { count: kept })] : []),
      ...(change.keeps.length > 0 ? [format.list(change.keeps.map(label))] : []),
    ],
    verdict: verdict(change),
    isCounting,
  };
}
