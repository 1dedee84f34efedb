'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { ShownOnce } from '@/components/ui/shown-once';

/** The secret of an endpoint, this one time. */
export function ShownSecret({ title, secret }: { title: string; secret: string }) {
  const t = useTranslations('endpoints');
  return (
    <ShownOnce title={title} lead={t('once')}>
      <CopyField value={secret} label={t('copy')} />
    </ShownOnce>
  );
}
