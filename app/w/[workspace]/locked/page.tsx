import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LockedState } from '@/components/lock/locked-state';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { requireContext } from '@/lib/access/gate/page';
import { catalogue } from '@/lib/access/models/catalogue';
import { openPages } from '@/lib/access/organisations/organisation-pages';
import type { Access } from '@/lib/policy/access';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';
import type { Decision } from '@/lib/policy/model';
import { inboxesOf } from '@/lib/work/assignment/inboxes';

/**
 * Shown to a person whom the policy denied a page: the deciding rule, and the people who can help (R5). The address
 * names a permission in `for`, or an `inbox`; the page answers 403 (decision 205).
 */
export default async function LockedPage(props: PageProps<'/w/[workspace]/locked'>) {
  const ctx = await requireContext(props.params);
  const { for: permission, inbox } = await props.searchParams;
  const home = `/w/${ctx.workspace.slug}`;
  const closed = (await closedPage(ctx.access, permission)) ?? (await closedInbox(ctx.access, inbox));
  if (!closed || closed.decision.allowed) redirect(home);
  const { label, decision } = closed;
  const t = await getTranslations('menu');
  if (closed.isOfOrganisation) return <OfOrganisation ctx={ctx} label={label} />;
  return (
    <Page>
      <PageHead title={label} />
      <LockedState
        label={label}
        decision={decision}
        actions={<ButtonLink href={home}>{t('back')}</ButtonLink>}
      />
    </Page>
  );
}

/** A feature that the model keeps in the organisation: its administrators have it, on the organisation's pages (S1.14). */
async function OfOrganisation({ ctx, label }: { ctx: WorkspaceContext; label: string }) {
  const t = await getTranslations('organisationPlan');
  const menu = await getTranslations('menu');
  const { slug, name } = ctx.organisation;
  const { access } = await loadOrganisationContext(ctx.person, slug);
  const opens = openPages(access).includes('plan');
  return (
    <Page>
      <PageHead title={label} />
      <PageBody className="grid content-start gap-4">
        <p>{t('ofOrganisation', { organisation: name })}</p>
        <ButtonLink
          className="justify-self-start"
          href={opens ? `/o/${slug}/plan` : `/w/${ctx.workspace.slug}`}
        >
          {opens ? t('open') : menu('back')}
        </ButtonLink>
      </PageBody>
    </Page>
  );
}

interface Closed {
  label: string;
  decision: Decision;
  isOfOrganisation?: boolean;
}

async function closedPage(access: Access, requested: unknown): Promise<Closed | null> {
  const wanted = known(requested);
  if (!wanted) return null;
  const t = await getTranslations('features');
  const { model } = access.compiled;
  return {
    label: t(`${wanted.feature}.label`),
    decision: availability(access, wanted.permission).decision,
    isOfOrganisation: model.elsewhere?.includes(wanted.feature) ?? false,
  };
}

async function closedInbox(access: Access, requested: unknown): Promise<Closed | null> {
  const entry = inboxesOf(access).find(({ inbox }) => inbox === requested);
  if (!entry) return null;
  const t = await getTranslations('inbox');
  return { label: t(`names.${entry.inbox}`), decision: entry.decision };
}

/** The permission that an address names, if it exists. */
function known(name: unknown): { permission: Permission; feature: FeatureId } | null {
  for (const [feature, { verbs }] of Object.entries(catalogue.features)) {
    for (const verb of Object.keys(verbs)) {
      if (name === `${feature}.${verb}`)
        return { permission: name as Permission, feature: feature as FeatureId };
    }
  }
  return null;
}
