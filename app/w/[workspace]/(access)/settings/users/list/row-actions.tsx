'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Undo2 } from '@/components/ui/icons';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUndo } from '../dialogs/undo';
import { useMemberPage } from '../use-member-page';
import { useUserAddresses } from '../use-user-addresses';
import { MoreMenu } from './more-menu';

/** The two actions of a row (S1.6), and a menu of the rarer ones, locked with the reason where the policy denies them (R1, R5, S1.12, S2.18). */
export function RowActions({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const addresses = useUserAddresses();
  const undo = useUndo();
  const { email, may, revocation } = member;
  const pageHref = useMemberPage(member);
  if (member.status === 'left') {
    return (
      <div className="-mr-2 flex justify-end">
        {revocation && may.undo.allowed && (
          <Button
            variant="quiet"
            icon={<Undo2 />}
            aria-label={t('undoOf', { email })}
            onClick={() => undo([revocation.id], member.name || email)}
          >
            {t('undo')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="-mr-2 flex justify-end gap-0.5">
      {pageHref || may.edit.allowed ? (
        <ButtonLink
          variant="quiet"
          className="font-normal"
          aria-label={t('editOf', { email })}
          href={pageHref ?? addresses.edit(member.id)}
          prefetch={false}
        >
          {t('edit')}
        </ButtonLink>
      ) : (
        <LockedButton quiet label={t('edit')} decision={may.edit} className="font-normal" />
      )}
      {may.revoke.allowed ? (
        <ButtonLink
          variant="quiet-danger"
          className="font-normal"
          aria-label={t('revokeOf', { email })}
          href={addresses.revoke(member.id)}
          prefetch={false}
        >
          <RevokeLabel />
        </ButtonLink>
      ) : (
        <LockedButton quiet label={t('revokeAccess')} decision={may.revoke} className="font-normal">
          <RevokeLabel />
        </LockedButton>
      )}
      <MoreMenu member={member} />
    </div>
  );
}

/** At 1360 px and less the visible label is one word, so that names stay whole. */
function RevokeLabel() {
  const t = useTranslations('users');
  return (
    <>
      <span className="max-roomy:hidden">{t('revokeAccess')}</span>
      <span className="roomy:hidden">{t('revoke')}</span>
    </>
  );
}
