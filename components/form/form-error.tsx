'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import type { ActionError } from '@/lib/platform/action-result';
import { explain, say } from '@/lib/policy/explain';
import { FactorLink, isAboutFactor } from './factor-link';
import { useErrorText } from './use-error-text';
import { UsedByList } from './used-by-list';

/** The error of the whole form: a refusal shows its reason and the people who can help (R5), a fault its reference. */
export function FormError({ error, className }: { error: ActionError | null; className?: string }) {
  const t = useTranslations();
  const states = useTranslations('states');
  const locale = useLocale();
  const errorText = useErrorText();
  if (!error) return null;
  const reasons = error.decision ? explain(error.decision) : null;
  return (
    <Callout tone="error" role="alert" className={className}>
      <p>
        {errorText(error.message)} {error.reference && states('reference', { reference: error.reference })}
      </p>
      {isAboutFactor(error.kind) && <FactorLink kind={error.kind} />}
      {error.usedBy && <UsedByList usedBy={error.usedBy} />}
      {reasons && (
        <p>
          {say(reasons.why, t, locale)} {reasons.remedy && say(reasons.remedy, t, locale)}
        </p>
      )}
    </Callout>
  );
}
