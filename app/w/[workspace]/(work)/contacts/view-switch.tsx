'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Suspense, use, useTransition } from 'react';
import { CountText } from '@/components/ui/count-text';
import { Segmented } from '@/components/ui/segmented';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';
import type { ContactCounts } from '@/lib/work/contacts/list/count-contacts';

const params = { view: parseAsStringLiteral(workViews).withDefault('all'), cursor: parseAsString };

/** All, Mine, Team, Unassigned, each with the number of contacts that match the search. */
export function ViewSwitch({
  views,
  counts,
}: {
  views: readonly WorkView[];
  counts: Promise<ContactCounts>;
}) {
  const t = useTranslations('contacts');
  const [, startTransition] = useTransition();
  const [{ view }, set] = useQueryStates(params, { shallow: false, startTransition });
  return (
    <Segmented
      label={t('assignedToHead')}
      value={view}
      onChange={(next) => void set({ view: next, cursor: null })}
      segments={views.map((value) => ({
        value,
        label: (
          <>
            {t(`views.${value}`)}
            <Suspense>
              <Shown counts={counts} of={value} />
            </Suspense>
          </>
        ),
      }))}
    />
  );
}

function Shown({ counts, of }: { counts: Promise<ContactCounts>; of: WorkView }) {
  return (
    <span className="type-12 text-ink-3 in-data-pressed:text-ink-2">
      <CountText {...use(counts)[of]} />
    </span>
  );
}
