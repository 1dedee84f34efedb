import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { contactPageData } from '@/lib/work/contacts/contact-page-data';
import { viewContact } from '@/lib/work/contacts/contact-view';
import { availabilitiesOn } from '../../availabilities';
import { ContactsPageProvider } from '../../contacts-page-context';
import { MergeForm } from './merge-form';

/** Two contacts side by side, to be merged. A contact out of scope answers like a missing one (R6). */
export default async function MergePage(props: PageProps<'/w/[workspace]/contacts/[contact]/merge'>) {
  const ctx = await requireContext(props.params, 'contacts.delete');
  const { contact } = await props.params;
  const { with: other } = await props.searchParams;
  const t = await getTranslations('contacts');
  if (typeof other !== 'string' || other === contact) notFound();
  const both = await orNotFound(Promise.all([viewContact(ctx, contact), viewContact(ctx, other)]));
  const [survivor, gone] = both;
  return (
    <Page>
      <PageHead
        title={t('merge.title')}
        trail={{ href: `/w/${ctx.workspace.slug}/contacts/duplicates`, label: t('duplicateList.title') }}
        facts={t('merge.facts')}
        primary={
          <ButtonLink href={`/w/${ctx.workspace.slug}/contacts/${gone.id}/merge?with=${survivor.id}`}>
            {t('merge.swap')}
          </ButtonLink>
        }
      />
      <PageBody className="pt-2">
        <ContactsPageProvider
          page={{
            workspace: ctx.workspace.slug,
            ...(await contactPageData(ctx)),
            can: availabilitiesOn(ctx.access),
          }}
        >
          <MergeForm key={`${survivor.id} ${gone.id}`} survivor={survivor} gone={gone} />
        </ContactsPageProvider>
      </PageBody>
    </Page>
  );
}
