import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Gate } from '@/components/shell/gate';

/** What public pages say until the first organisation exists: where the setup link is. It is never the link itself. */
export async function NotSetUp() {
  const t = await getTranslations('setup.notYet');
  const code = (chunks: ReactNode) => (
    <code className="rounded-1 bg-sunken px-1 py-0.5 text-[12.5px]">{chunks}</code>
  );
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      <ol className="grid list-decimal gap-3 pl-5 marker:text-ink-3">
        <li>{t.rich('look', { code })}</li>
        <li>{t('open')}</li>
        <li>{t.rich('again', { code })}</li>
      </ol>
    </Gate>
  );
}
