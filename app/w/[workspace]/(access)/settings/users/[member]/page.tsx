import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Parts } from '@/components/shell/part';
import { ButtonLink } from '@/components/ui/button-link';
import { History } from '@/components/ui/icons';
import { memberFactor } from '@/lib/access/factor-resets/member-factor';
import { requireContext } from '@/lib/access/gate/page';
import { listCovers } from '@/lib/access/members/cover/list-covers';
import { viewProfile } from '@/lib/access/profiles/view-profile';
import { UserDialogsProvider } from '../dialogs/user-dialogs';
import { loadUsersPage } from '../load-users-page';
import { memberOf } from '../member-of';
import { UsersPageProvider } from '../users-page-context';
import { AccessPart } from './access-part';
import { AccountPart } from './account-part';
import { CoverPart } from './cover-part';
import { FactorPart } from './factor-part';
import { LinkPart } from './link-part';
import { MemberFacts } from './member-facts';
import { PasswordPart } from './password-part';
import { SessionsPart } from './sessions-part';

/** One member of the workspace: account, access, invitation and password (S3.9–S3.11, S4.8). */
export default async function MemberPage({ params }: PageProps<'/w/[workspace]/settings/users/[member]'>) {
  const ctx = await requireContext(params, 'users.view');
  const { member: id } = await params;
  const member = await memberOf(ctx, id);
  const t = await getTranslations('member');
  const [profile, covers, factor] = await Promise.all([
    viewProfile(ctx, member.id),
    listCovers(ctx, member.id),
    memberFactor(ctx, member),
  ]);
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <UserDialogsProvider>
        <Page>
          <LiveRefresh topics={['members']} />
          <PageHead
            title={member.name}
            facts={<MemberFacts member={member} />}
            trail={{ href: `/w/${ctx.workspace.slug}/settings/users`, label: t('toList') }}
            secondary={
              member.may.edit.allowed &&
              member.may.revoke.allowed && (
                <ButtonLink
                  href={`/w/${ctx.workspace.slug}/settings/users/${id}/history`}
                  icon={<History aria-hidden />}
                >
                  {t('history')}
                </ButtonLink>
              )
            }
          />
          <PageBody>
            <Parts>
              {profile && <AccountPart member={member} profile={profile} />}
              <AccessPart member={member} />
              <CoverPart member={member} of={covers} />
              {member.status === 'invited' ? <LinkPart member={member} /> : <PasswordPart member={member} />}
              {member.userId && member.status !== 'invited' && <SessionsPart member={member} />}
              {factor && <FactorPart memberId={member.id} resetAt={factor.resetAt} />}
            </Parts>
          </PageBody>
        </Page>
      </UserDialogsProvider>
    </UsersPageProvider>
  );
}
