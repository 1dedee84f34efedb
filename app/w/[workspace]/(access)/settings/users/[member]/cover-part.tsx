'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Part } from '@/components/shell/part';
import { ButtonLink } from '@/components/ui/button-link';
import type { MemberCovers } from '@/lib/access/members/cover/list-covers';
import type { MemberView } from '@/lib/access/members/member-view';
import { CoverList } from '../../../cover/cover-list';
import { useUserAddresses } from '../use-user-addresses';
import { useUsersPage } from '../users-page-context';

/** Cover: the present and coming covers of and by a member, and the button for another (B11). */
export function CoverPart({ member, of }: { member: MemberView; of: MemberCovers }) {
  const t = useTranslations('cover');
  const { workspace } = useUsersPage();
  const addresses = useUserAddresses();
  const { covers, may, colleagues } = of;
  const { isSelf, status } = member;
  if (covers.length === 0 && (status === 'invited' || status === 'ended')) return null;
  return (
    <Part title={t('title')} lead={covers.length > 0 ? undefined : t('none', { name: member.name })}>
      {covers.length > 0 && (
        <CoverList
          workspace={workspace}
          memberId={member.id}
          covers={covers}
          may={{ change: may.allowed, end: isSelf || member.may.edit.allowed }}
          colleagues={colleagues}
        />
      )}
      {isSelf ? (
        <ButtonLink className="w-fit" href={`/w/${workspace.slug}/profile`}>
          {t('ownPage')}
        </ButtonLink>
      ) : may.allowed ? (
        <ButtonLink className="w-fit" href={addresses.cover(member.id)}>
          {t('arrange')}
        </ButtonLink>
      ) : (
        <span className="w-fit">
          <LockedButton label={t('arrange')} decision={may} />
        </span>
      )}
    </Part>
  );
}
