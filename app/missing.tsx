import { getLocale, getTranslations } from 'next-intl/server';
import { NotHere } from '@/components/shell/not-here';
import { PageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button-link';
import { UserRoundX } from '@/components/ui/icons';
import { PeopleToAsk } from '@/components/ui/people-to-ask';
import { State } from '@/components/ui/state';
import type { LostAccessView } from '@/lib/access/context/find-lost-access';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { lostAccess, requirePerson } from '@/lib/access/gate/page';
import { lostAccessText } from '@/lib/access/notifications/lost-access-text';
import { mailLanguage } from '@/lib/platform/mail/language';
import { SignOutButton } from './(public)/sign-in/sign-out-button';
import { Destinations, OrganisationLinks } from './workspaces/destinations';

const shownAtMost = 5;

/** The page of missing things. In a workspace that the person belonged to, it says what happened to their access. */
export async function Missing() {
  const lost = await lostAccess();
  return lost ? <LostAccess lost={lost} /> : <NotHere />;
}

async function LostAccess({ lost }: { lost: LostAccessView }) {
  const t = await getTranslations('lostAccess');
  const { userId } = await requirePerson();
  const others = await listMemberships(userId);
  const { title, facts } = lostAccessText(mailLanguage(await getLocale()), lost);
  return (
    <>
      <PageTitle name={title} />
      <State level={1} icon={<UserRoundX />} title={title}>
        {facts}
      </State>
      <div className="mx-auto grid w-full max-w-[376px] gap-5 px-6 pb-8">
        <PeopleToAsk title={t('write')} people={lost.ask} />
        {others.length > 0 && (
          <Destinations title={t('others')}>
            {others.slice(0, shownAtMost).map(({ workspace }) => (
              <ButtonLink key={workspace.id} href={`/w/${workspace.slug}`}>
                {workspace.name}
              </ButtonLink>
            ))}
          </Destinations>
        )}
        <OrganisationLinks userId={userId} />
        <Destinations title={t('further')}>
          <ButtonLink href="/workspaces">{t('workspaces')}</ButtonLink>
          <SignOutButton />
        </Destinations>
      </div>
    </>
  );
}
