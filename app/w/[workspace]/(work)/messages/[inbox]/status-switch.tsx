'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import { Segmented } from '@/components/ui/segmented';

const params = {
  status: parseAsStringLiteral(['open', 'closed'] as const).withDefault('open'),
  cursor: parseAsString,
  conversation: parseAsString,
};

/** Open or closed conversations. */
export function StatusSwitch() {
  const t = useTranslations('inbox');
  const [, startTransition] = useTransition();
  const [{ status }, set] = useQueryStates(params, { shallow: false, startTransition });
  return (
    <Segmented
      label={t('status')}
      className="[&>*]:flex-1"
      value={status}
      onChange={(next) => void set({ status: next, cursor: null, conversation: null })}
      segments={[
        { value: 'open', label: t('open') },
        { value: 'closed', label: t('closed') },
      ]}
    />
  );
}
