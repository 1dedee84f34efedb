'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { UsedBy } from '@/lib/platform/action-result';

/** Links to what uses a thing that was not deleted; uses that the person does not see are only counted. */
export function UsedByList({ usedBy: { users, more } }: { usedBy: UsedBy }) {
  const t = useTranslations();
  return (
    <ul className="mt-1 list-disc ps-5">
      {users.map(({ feature, name, href }) => (
        <li key={`${feature} ${href}`}>
          <Link href={href} className="font-medium underline underline-offset-2">
            {name}
          </Link>{' '}
          ({t(`features.${feature}.label`)})
        </li>
      ))}
      {more > 0 && <li>{t('states.moreUses', { count: more })}</li>}
    </ul>
  );
}
