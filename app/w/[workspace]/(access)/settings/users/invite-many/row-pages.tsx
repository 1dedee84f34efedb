'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import type { ShownRows } from './shown-rows';

export function RowPages({ shown: { page, pages, filter } }: { shown: ShownRows }) {
  const t = useTranslations('inviteMany');
  if (pages === 1) return null;
  const address = (to: number) => `?show=${filter}&page=${to}`;
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-3">
      {page > 1 && <ButtonLink href={address(page - 1)}>{t('previous')}</ButtonLink>}
      <span className="type-13 text-ink-2">{t('pageOf', { page, pages })}</span>
      {page < pages && <ButtonLink href={address(page + 1)}>{t('next')}</ButtonLink>}
    </nav>
  );
}
