'use client';

import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { BulkButton } from '../bulk-bar';

interface Offered {
  total: Promise<{ total: number; isMore: boolean }>;
  most: number;
  /** The number of rows on the page. */
  shown: number;
  select: (count: number) => void;
}

/** Selects all rows that match, once they are counted. Absent where the page shows them all. */
export function MatchingOffer(props: Offered) {
  return (
    <Suspense fallback={null}>
      <Offer {...props} />
    </Suspense>
  );
}

function Offer({ total, most, shown, select }: Offered) {
  const t = useTranslations('table');
  const { total: count, isMore } = use(total);
  if (count <= shown) return null;
  if (isMore || count > most)
    return <span className="mr-2 font-normal">{t('matchingTooMany', { most })}</span>;
  return <BulkButton onClick={() => select(count)}>{t('selectMatching', { count })}</BulkButton>;
}
