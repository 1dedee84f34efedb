'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import { Select } from '@/components/ui/select';
import type { Tag } from '@/lib/work/inbox/tags/list-tags';

const params = { tag: parseAsString, cursor: parseAsString };

/** The option for all tags, because a select has no empty value. */
const every = 'every';

/** Filters the conversations by one tag. */
export function TagFilter({ tags }: { tags: readonly Tag[] }) {
  const t = useTranslations('inbox');
  const [, startTransition] = useTransition();
  const [{ tag }, set] = useQueryStates(params, { shallow: false, startTransition });
  return (
    <Select
      aria-label={t('tag')}
      size="sm"
      value={tag ?? every}
      onChange={(next) => void set({ tag: next === every ? null : next, cursor: null })}
      options={[
        { value: every, label: t('everyTag') },
        ...tags.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
