'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { BothVersions } from '@/components/form/both-versions';

/** An administrator, or oneself in another tab, was faster: the page is read again, and the next Save builds on it. */
export function StaleName(props: { saved: string; own: string; onRead: (name: string) => void }) {
  const t = useTranslations('profile');
  const { saved, own } = props;
  const { refresh } = useRouter();
  const read = useEffectEvent(props.onRead);
  useEffect(refresh, [refresh]);
  useEffect(() => read(saved), [saved]);
  return <BothVersions title={t('nameStale')} versions={[{ field: t('yourName'), saved, own }]} />;
}
