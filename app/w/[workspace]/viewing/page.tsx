import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageHead } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EyeOff } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { requireContext } from '@/lib/access/gate/page';
import { endViewingFormAction, renewViewingFormAction } from './actions';

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
        actions={
          <>
            <ButtonLink href={home}>{t('back')}</ButtonLink>
            <PlainAct act={renewViewingFormAction} label={t('renew')} />
            <PlainAct act={endViewingFormAction} label={t('endHere')} />
          </>
        }
      >
        {t('closedText')}
      </State>
    </Page>
  );
}

/** A form of one button, which a browser also posts without script. */
function PlainAct({ act, label }: { act: (form: FormData) => Promise<unknown>; label: string }) {
  return (
    <form action={act as (form: FormData) => Promise<void>}>
      <Button type="submit">{label}</Button>
    </form>
  );
}
