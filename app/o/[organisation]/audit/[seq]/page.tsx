import { getFormatter, getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { readEvent } from '@/lib/access/trail/list-trail';
import { eventWords } from '../event-words';

/** One event of the audit trail: who, when, from where, and what changed from what to what (B10). */
export default async function EventPage({ params }: PageProps<'/o/[organisation]/audit/[seq]'>) {
  const ctx = await requireOrganisation(params, 'audit');
  const event = await orNotFound(readEvent(ctx, Number((await params).seq)));
  const t = await getTranslations('auditTrail');
  const format = await getFormatter();
  const words = await eventWords(ctx);
  const changes = words.changes(event);
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  const facts: [string, string][] = [
    [t('by'), words.person(event.actorName ?? 'Latchkey')],
    [t('at'), format.dateTime(event.at, { dateStyle: 'full', timeStyle: 'long' })],
    ...(event.workspace ? [[t('workspace', { calls }), event.workspace] as [string, string]] : []),
    ...(event.ip ? [[t('ip'), event.ip] as [string, string]] : []),
    [t('code'), event.event],
    [t('hash'), event.hash],
  ];
  return (
    <Page>
      <PageHead
        title={words.sentence(event)}
        facts={t('place', { seq: event.seq })}
        trail={{ href: `/o/${ctx.organisation.slug}/audit`, label: t('title') }}
      />
      <PageBody>
        <Parts>
          {changes.length > 0 && (
            <Part title={t('changes')}>
              <table className="type-13 w-full text-left">
                <thead className="text-ink-3">
                  <tr className="border-b [&>th]:py-1.5 [&>th]:pr-3 [&>th]:font-medium">
                    <th>{t('field')}</th>
                    <th>{t('before')}</th>
                    <th>{t('after')}</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ field, before, after }) => (
                    <tr key={field} className="border-b align-top [&>*]:py-1.5 [&>*]:pr-3">
                      <th scope="row" className="font-medium">
                        {field}
                      </th>
                      <td className="break-words text-ink-2">{before}</td>
                      <td className="break-words">{after}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Part>
          )}
          <Part title={t('details')}>
            <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2">
              {facts.map(([term, value]) => (
                <div key={term} className="contents">
                  <dt className="text-ink-2">{term}</dt>
                  <dd className="min-w-0 wrap-anywhere">{value}</dd>
                </div>
              ))}
            </dl>
          </Part>
        </Parts>
      </PageBody>
    </Page>
  );
}
