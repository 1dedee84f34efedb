'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CircleQuestionMark } from '@/components/ui/icons';

/** The `?` of a page: the topic of the guide that explains it, in another tab, so that nothing typed is lost. */
export function HelpLink() {
  const t = useTranslations('guide');
  return (
    <a
      href={`/help/for${usePathname()}`}
      target="_blank"
      rel="noopener"
      aria-label={t('help')}
      title={t('help')}
      className="grid size-8 flex-none place-items-center rounded-2 text-ink-3 hover:bg-press hover:text-ink max-tablet:size-10 print:hidden"
    >
      <CircleQuestionMark className="icon-18" aria-hidden />
    </a>
  );
}
