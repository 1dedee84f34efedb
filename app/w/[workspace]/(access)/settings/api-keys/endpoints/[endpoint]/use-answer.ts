import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { DeliveryView } from '@/lib/access/endpoints/list-deliveries';

const errors = {
  PRIVATE_ADDRESS: 'private',
  ABORT_ERR: 'timeout',
  TimeoutError: 'timeout',
  NO_SECRET: 'secret',
} as const;

const isKnown = (code: string): code is keyof typeof errors => Object.hasOwn(errors, code);

/** Words the last answer of a delivery: its status or error, the tries, and the next one. */
export function useAnswer(): (delivery: DeliveryView) => string {
  const t = useTranslations('endpoints');
  const format = useFormatter();
  return useCallback(
    ({ responseCode, error, milliseconds, tries, nextAt }) => {
      const failure = error && (isKnown(error) ? t(`errorText.${errors[error]}`) : error);
      const next =
        nextAt && tries > 0 && t('nextAt', { at: format.dateTime(nextAt, { timeStyle: 'short' }) });
      return [
        responseCode === null ? failure : String(responseCode),
        milliseconds !== null && responseCode !== null && t('milliseconds', { milliseconds }),
        tries > 0 && t('tries', { count: tries }),
        next,
      ]
        .filter(Boolean)
        .join(' · ');
    },
    [t, format],
  );
}
