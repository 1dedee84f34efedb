'use client';

import { useLocale, useTranslations } from 'next-intl';
import { toastError } from '@/components/ui/toast';
import type { ActionError } from '@/lib/platform/action-result';
import { explain, say } from '@/lib/policy/explain';
import { FactorLink, isAboutFactor } from './factor-link';
import { useErrorText } from './use-error-text';
import { UsedByList } from './used-by-list';

/** Shows an action's refusal with its reason (R5) as a toast, where there is no form to show it in. */
export function useFailureToast(): (error: ActionError) => void {
  const t = useTranslations();
  const locale = useLocale();
  const errorText = useErrorText();
  return (error) => {
    const why = error.decision && explain(error.decision).why;
    const reference = error.reference && t('states.reference', { reference: error.reference });
    const uses = error.usedBy && <UsedByList usedBy={error.usedBy} />;
    const { kind } = error;
    const link = isAboutFactor(kind) && <FactorLink kind={kind} />;
    toastError(errorText(error.message), {
      detail: link || (uses ?? (why ? say(why, t, locale) : reference)),
    });
  };
}
