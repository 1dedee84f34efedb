'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';

/** The public address of a record, to copy; visits to it are counted. */
export function RecordAddress({ address }: { address: string | null }) {
  const t = useTranslations('records');
  if (!address) return null;
  return (
    <section aria-labelledby="address" className="grid max-w-form gap-2">
      <h2 id="address" className="type-16">
        {t('address')}
      </h2>
      <CopyField value={address} label={t('copyAddress')} />
    </section>
  );
}
