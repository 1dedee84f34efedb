import { EyeOff } from 'lucide-react';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { State } from '@/components/ui/state';
import { requireContext } from '@/lib/access/gate/page';

/** What is closed while a person views as another (B6): personal pages, keys, and everything outside the workspace. */
export default async function ClosedPage({ params }: PageProps<'/w/[workspace]/viewing'>) {
  const { workspace, viewing } = await requireContext(params);
  const home = `/w/${workspace.slug}`;
  if (!viewing) redirect(home);
  const t = await getTranslations('viewing');
  return (
    <Page>
      <PageHead title={t('closed')} />
      <State
        icon={<EyeOff />}
        title={t('closedTitle')}
        actions={<ButtonLink href={home}>{t('back')}</ButtonLink>}
      >
        {t('closedText')}
      </State>
    </Page>
  );
}
