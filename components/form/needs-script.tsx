import { useTranslations } from 'next-intl';

/** Says, where scripts are switched off, that the form cannot be sent: before anything is typed, not after. */
export function NeedsScript() {
  const t = useTranslations('ui');
  return (
    <noscript>
      <p className="m-3 rounded-3 bg-amber-soft p-3 text-amber-ink">{t('needsScript')}</p>
    </noscript>
  );
}
