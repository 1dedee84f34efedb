import { getTimeZone, getTranslations } from 'next-intl/server';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { currentPerson } from '@/lib/access/gate/current-person';
import { type AccessOn, accessOn } from '@/lib/access/trail/access-on';
import { accessSearch } from '@/lib/access/trail/access-search';
import { NotFound } from '@/lib/platform/errors';
import { csvLines } from '@/lib/platform/exports/csv';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { accessWords } from '../access-words';

const types = { jsonl: 'application/jsonl', csv: 'text/csv' };

/** Who had what on a day, as a file, for administrators of the organisation; 404 for everyone else (R6). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/o/[organisation]/audit/access/file'>,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const format = query.get('format') === 'jsonl' ? 'jsonl' : 'csv';
  const { day } = accessSearch(await getTimeZone()).parse({ day: query.get('day') });
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const ctx = await loadOrganisationContext(person, (await params).organisation);
    const { rows } = await accessOn(ctx, day);
    return new Response(format === 'csv' ? await table(rows) : lines(rows), {
      headers: {
        'content-type': `${types[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="${ctx.organisation.slug}-access-${day}.${format}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (isHidden(error)) return new Response(null, { status: 404 });
    throw error;
  }
}

/** In the reader's language, formulas defused (CS1). */
async function table(rows: readonly AccessOn[]): Promise<string> {
  const t = await getTranslations('auditTrail.then');
  const trail = await getTranslations('auditTrail');
  const words = await accessWords();
  const head = [
    trail('workspace', { calls: 'workspace' }),
    t('person'),
    trail('fields.role'),
    trail('fields.restrictions'),
    trail('fields.grants'),
    trail('fields.status'),
    trail('fields.plan'),
    t('inherited'),
    trail('at'),
  ];
  const body = rows.map((row) => {
    const { role, restrictions, rights, status, plan } = words(row);
    const of = row.workspace || t('organisation');
    const above = row.inheritedFrom ?? '';
    return [of, row.name, role, restrictions, rights, status, plan, above, row.at.toISOString()];
  });
  return csvLines([head, ...body]);
}

/** With ids and codes, which no language changes. */
function lines(rows: readonly AccessOn[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
