import { useTranslations } from 'next-intl';
import { Email } from '@/components/ui/email';
import type { FieldView } from '@/lib/access/masking/mask';
import type { MaskedField } from '@/lib/policy/model';

const dots: Record<MaskedField, [string, string]> = {
  phone: [' ••• ••• •• ', ''],
  email: ['•••••@•••••', '.'],
};

/**
 * A contact's phone or email as far as the viewer may see it; a masked one shows dots (S1.26). Renders nothing if
 * missing.
 */
export function FieldValue({ field, view }: { field: MaskedField; view: FieldView }) {
  const t = useTranslations('contacts');
  if (view.state === 'missing') return null;
  if (view.state === 'shown') {
    return field === 'email' ? (
      <Email address={view.value} />
    ) : (
      <span className="truncate">{view.value}</span>
    );
  }
  const { start, end } = view.hint;
  const [middle, beforeEnd] = dots[field];
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden>
        {start}
        {middle}
        {end && beforeEnd}
        {end}
      </span>
      <span className="sr-only">{t('masked', { start: start || '–', end: end || '–' })}</span>
    </span>
  );
}
