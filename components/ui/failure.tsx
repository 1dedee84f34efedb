'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from './button';
import { CloudOff, RotateCw } from './icons';
import { State } from './state';

/** An error page: what is kept, a button to try again, and the reference that the log contains. */
export function Failure({ error, retry, level }: { error: unknown; retry: () => void; level?: 1 | 2 | 3 }) {
  const t = useTranslations('states');
  const reference =
    typeof error === 'object' && error && 'digest' in error && typeof error.digest === 'string'
      ? error.digest
      : undefined;

  useEffect(() => console.error(error), [error]);

  return (
    <State
      level={level}
      icon={<CloudOff />}
      title={t('failedTitle')}
      actions={
        <Button icon={<RotateCw />} onClick={retry}>
          {t('tryAgain')}
        </Button>
      }
    >
      {t('failed')} {reference && t('reference', { reference })}
    </State>
  );
}
