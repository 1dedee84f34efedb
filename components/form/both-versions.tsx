'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';

/** A field of a record that somebody else saved meanwhile: as it is now, and as it was typed here. */
export interface Version {
  field: string;
  saved: string;
  own: string;
}

/** Someone else was faster: what is saved beside what was typed, which is kept. Fields that agree are left out. */
export function BothVersions({ title, versions }: { title: string; versions: readonly Version[] }) {
  const t = useTranslations('general');
  return (
    <Callout tone="error" role="alert">
      <b>{title}</b>
      <ul>
        {versions
          .filter(({ saved, own }) => saved !== own)
          .map((each) => (
            <li key={each.field}>{t('staleField', { ...each })}</li>
          ))}
      </ul>
      <p>{t('staleKept')}</p>
    </Callout>
  );
}
