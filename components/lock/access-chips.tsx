'use client';

import { useTranslations } from 'next-intl';
import { hasEveryRight } from '@/lib/access/models/right-areas';
import type { AccessModel } from '@/lib/policy/model';
import { RestrictionChips } from './internal/restriction-chips';
import { RightsChip } from './internal/rights-chip';

/**
 * The differences between this access and its role's default: rights (where the role can have some) and restrictions.
 */
export function AccessChips(props: {
  model: AccessModel;
  access: { role: string; restrictions: readonly string[]; grants: readonly string[] };
}) {
  const t = useTranslations('lock');
  const { model, access } = props;
  const { role, restrictions, grants } = access;
  const hasRights = (model.roles[role]?.rights?.length ?? 0) > 0;
  if (!hasRights && restrictions.length === 0) {
    if (hasEveryRight(model, role)) return <span className="text-ink-2">{t('everyRight')}</span>;
    // A table shows that the cell is empty on purpose; the line of a phone omits it.
    return <span className="text-ink-2 max-tablet:hidden">{t('none')}</span>;
  }
  return (
    <span className="flex min-w-0 items-center gap-1">
      {hasRights && <RightsChip model={model} role={role} held={grants} />}
      {restrictions.length > 0 && <RestrictionChips model={model.id} restrictions={restrictions} />}
    </span>
  );
}
