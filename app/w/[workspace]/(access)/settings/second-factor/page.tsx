import { getFormatter, getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { LockedState } from '@/components/lock/locked-state';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { readRequirement } from '@/lib/access/second-factor/requirement';
import { singleSignOn } from '@/lib/access/sign-in/oidc';
import { RequirementForm } from './requirement-form';

/** Whether the workspace requires a second factor of its members, of whom, and from when on (B17). */
export default async function RequirementPage(props: PageProps<'/w/[workspace]/settings/second-factor'>) {
  const ctx = await requireContext(props.params, 'roles.view');
  const requirement = await readRequirement(ctx);
  const { decision, holders, choices } = requirement;
  const t = await getTranslations('factorRequirement');
  const roles = await getTranslations('roles');
  const matrix = await getTranslations('matrix');
  const format = await getFormatter();
  const { slug, timeZone } = ctx.workspace;
  const labelOf = (role: string) => roles(`${ctx.model.id}.${role}.label`);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  return (
    <Page>
      <LiveRefresh topics={['members']} />
      <PageHead
        title={t('title')}
        facts={t('facts')}
        trail={{ href: `/w/${slug}/settings/roles`, label: matrix('title') }}
      />
      {decision.allowed ? (
        <PageBody>
          <Parts>
            <Part title={t('whom')} lead={t('lead')}>
              <RequirementForm
                key={requirement.version}
                workspace={slug}
                timeZone={timeZone}
                today={today}
                requirement={requirement}
                provider={singleSignOn()?.name ?? null}
                choices={choices.map((role) => ({ role, label: labelOf(role) }))}
              />
            </Part>
            <Part title={t('members')} lead={t('membersLead')}>
              <ul className="grid gap-1">
                {inOrder(holders, choices).map(({ role, total, without }) => (
                  <li key={role}>
                    {t('holders', {
                      role: labelOf(role),
                      total: format.number(total),
                      with: format.number(total - without),
                    })}
                  </li>
                ))}
              </ul>
            </Part>
          </Parts>
        </PageBody>
      ) : (
        <LockedState label={t('title')} decision={decision} />
      )}
    </Page>
  );
}

/** The roles in the order of the access model; the database has none. */
const inOrder = <H extends { role: string }>(holders: readonly H[], roles: readonly string[]): H[] =>
  [...holders].sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
