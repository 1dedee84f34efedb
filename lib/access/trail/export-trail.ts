import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { copyOut } from '@/db/copy-out';
import { inertText } from '@/db/inert-text';
import { auditEvents } from '@/db/schema/access/audit-events';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type SignedIn,
} from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { csvLines } from '@/lib/platform/exports/csv';
import { guardedStream } from '@/lib/platform/exports/guarded-stream';
import { ocsfLines } from './internal/ocsf-lines';
import { isVisible } from './visible-events';

/** JSON Lines, which `npm run audit -- verify FILE` verifies, a table for spreadsheets, or JSON Lines of OCSF for programs that watch. */
export const trailFormats = ['jsonl', 'csv', 'ocsf'] as const;
export type TrailFormat = (typeof trailFormats)[number];

const header = ['seq', 'at', 'event', 'actor', 'subject', 'workspace', 'before', 'after', 'ip'];

/**
 * The whole trail of an organisation as a file, in the order of its events and from one snapshot (B10, CS1, CS3). It
 * breaks off when the reader no longer administers the organisation. In JSON Lines, an event that the reader may not see
 * leaves its hash, so that the chain stays whole; in CSV it is absent.
 *
 * @throws NotFound when the person does not belong to the organisation · Denied when they do not administer it
 */
export async function exportTrail(
  person: SignedIn,
  slug: string,
  format: TrailFormat,
): Promise<{ filename: string; body: ReadableStream<Uint8Array> }> {
  const ctx = await administered(person, slug);
  const tenant = {
    userId: person.userId,
    organisationId: ctx.organisation.id,
    administeredId: ctx.organisation.id,
  };
  const body = guardedStream(
    async (write, signal) => {
      if (format !== 'csv') {
        const rows = format === 'jsonl' ? lines(ctx) : ocsfLines(isVisible(ctx));
        return copyOut(tenant, rows, write, signal, 'lines');
      }
      await write(new TextEncoder().encode(csvLines([header])));
      await copyOut(tenant, table(ctx), write, signal);
    },
    async () => {
      await administered(person, slug);
    },
  );
  const extension = format === 'ocsf' ? 'ocsf.jsonl' : format;
  return { filename: `${ctx.organisation.slug}-audit.${extension}`, body };
}

async function administered(person: SignedIn, slug: string): Promise<OrganisationContext> {
  const ctx = await loadOrganisationContext(person, slug);
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return ctx;
}

function lines(ctx: OrganisationContext): SQL {
  return sql`select '{"event":' || case when ${isVisible(ctx)} then ${auditEvents.body} else 'null' end
      || ',"hash":"' || ${auditEvents.hash} || '"}'
    from ${auditEvents} where ${auditEvents.organisationId} = ${ctx.organisation.id} order by ${auditEvents.seq}`;
}

function table(ctx: OrganisationContext): SQL {
  const { seq, at, event, actorName, subjectName, workspaceId, before, after, ip } = auditEvents;
  return sql`select ${seq}, to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${event},
      ${inertText(actorName)}, ${inertText(subjectName)},
      ${inertText(sql`(select w.name::text from workspaces w where w.id = ${workspaceId})`)},
      ${inertText(sql`${before}::text`)}, ${inertText(sql`${after}::text`)}, ${ip}
    from ${auditEvents} where ${isVisible(ctx)} order by ${seq}`;
}
