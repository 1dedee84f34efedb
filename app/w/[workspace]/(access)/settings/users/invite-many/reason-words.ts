'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { RowOutcome } from '@/lib/access/members/invite-many/outcome';
import { explain, say } from '@/lib/policy/explain';

/** Why a row has no effect: the field, what it contains, and the deciding rule where the policy refuses (R5). */
export function useReasonWords() {
  const t = useTranslations();
  const locale = useLocale();
  return ({
    reason,
    field,
    value,
    decision,
  }: Pick<RowOutcome, 'reason' | 'field' | 'value'> & Partial<Pick<RowOutcome, 'decision'>>): string => {
    if (!reason) return '';
    const rule = decision ? say(explain(decision).why, t, locale) : '';
    return [
      t(`inviteMany.reasons.${reason}`, {
        field: field ? t(`inviteMany.fields.${field}`) : '',
        value: value ?? '',
      }),
      rule,
    ]
      .filter(Boolean)
      .join(' ');
  };
}
