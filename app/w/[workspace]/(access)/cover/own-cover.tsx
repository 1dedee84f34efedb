'use client';

import { useTranslations } from 'next-intl';
import { Part } from '@/components/shell/part';
import type { MemberCovers } from '@/lib/access/members/cover/list-covers';
import { CoverList } from './cover-list';
import { StartCoverForm } from './start-cover-form';

/** Cover in the reader's profile: who covers them, whom they cover, and the form to lend their own work (B11). */
export function OwnCover({
  workspace,
  me,
  own,
}: {
  workspace: { slug: string; timeZone: string };
  me: { id: string; name: string };
  own: MemberCovers;
}) {
  const t = useTranslations('cover');
  const { covers, may, colleagues } = own;
  if (covers.length === 0 && !may.allowed) return null;
  return (
    <Part title={t('title')} lead={may.allowed ? t('ownLead') : t('byLead')}>
      {covers.length > 0 && (
        <CoverList
          workspace={workspace}
          memberId={me.id}
          covers={covers}
          may={{ change: may.allowed, end: true }}
          colleagues={colleagues}
        />
      )}
      {may.allowed && colleagues.length > 0 && (
        <StartCoverForm workspace={workspace} absent={me} colleagues={colleagues} />
      )}
    </Part>
  );
}
