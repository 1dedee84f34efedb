'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';

/** Why a contact cannot be written to, and what would change that. */
export function NoChannel(props: {
  name: string;
  isUnsubscribed: boolean;
  /** The page of the contact, where a phone or an email is added. */
  contact: string;
  /** The page of channels, for who may connect one. */
  channels: string | null;
}) {
  const { name, isUnsubscribed, contact, channels } = props;
  const t = useTranslations('firstMessage');
  return (
    <>
      <DialogHead title={t('title', { name })} />
      <DialogBody>
        <p>
          {isUnsubscribed && t('unsubscribed', { name })}
          {!isUnsubscribed && (channels ? t('noChannelConnect', { name }) : t('noChannel', { name }))}
        </p>
        {!isUnsubscribed && (
          <p>
            <Link href={contact} className="link">
              {t('toContact')}
            </Link>
          </p>
        )}
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        {!isUnsubscribed && channels && (
          <ButtonLink href={channels} size="lg" variant="primary">
            {t('toChannels')}
          </ButtonLink>
        )}
      </DialogFoot>
    </>
  );
}
