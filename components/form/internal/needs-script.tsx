import { useTranslations } from 'next-intl';

/** Says that the form cannot be sent without scripts. Readers without scripts see it before they fill in the form. */
export function NeedsScript() {
  const t = useTranslations('ui');
  return (
    <noscript>
      <p className="m-3 rounded-3 bg-amber-soft p-3 text-amber-ink">{t('needsScript')}</p>
    </noscript>
  );
}
