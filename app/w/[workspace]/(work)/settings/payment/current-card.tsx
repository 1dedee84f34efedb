'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { DialogHead } from '@/components/ui/dialog';
import { CreditCard } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { PaymentView } from '@/lib/work/payment/find-payment';
import { removePaymentMethodAction } from './actions';

interface CurrentCardProps {
  workspace: string;
  card: NonNullable<PaymentView['method']>;
  ads: number;
}

/** The stored details of the card, and the features that need it (S2.19). */
export function CurrentCard({ workspace, card, ads }: CurrentCardProps) {
  const t = useTranslations('payment');
  const format = useFormatter();
  const month = format.dateTime(new Date(card.expiresOn), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <div className="flex items-center gap-3 rounded-3 border p-4 max-tablet:flex-wrap">
      <CreditCard aria-hidden className="size-5 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {t('card', { brand: t(`brands.${card.brand}`), lastFour: card.lastFour })}
        </p>
        <p className="type-13 text-ink-2">{t('until', { month })}</p>
      </div>
      {!card.isValid && <Badge>{t('expired')}</Badge>}
      <RemoveCard workspace={workspace} ads={ads} />
    </div>
  );
}

/** Removes the card; shows in numbers what that suspends. */
function RemoveCard({ workspace, ads }: Pick<CurrentCardProps, 'workspace' | 'ads'>) {
  const t = useTranslations('payment');
  const { opened, close } = useDialogAddress();
  const leave = ({ suspended }: { suspended: number }) => {
    close();
    toast(t('removed', { count: suspended }));
  };
  return (
    <>
      <DialogButton opens="remove" variant="quiet-danger">
        {t('remove')}
      </DialogButton>
      {opened === 'remove' && (
        <ConfirmDialog
          head={<DialogHead title={t('remove')} />}
          label={t('remove')}
          act={() => removePaymentMethodAction({ workspace })}
          onDone={leave}
          onClose={close}
        >
          <p>{t('removeNote', { count: ads })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
