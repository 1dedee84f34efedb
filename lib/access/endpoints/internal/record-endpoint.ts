import 'server-only';
import { announce, type Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Endpoint } from './require-endpoint';

/** The host only: the path or the query of an address may hold a secret of the receiver. */
const described = ({ name, url, kinds, isOn }: Pick<Endpoint, 'name' | 'url' | 'kinds' | 'isOn'>) => ({
  name,
  host: new URL(url).host,
  kinds,
  isOn,
});

export type Described = Pick<Endpoint, 'name' | 'url' | 'kinds' | 'isOn'>;

/** Records a change of an endpoint by a person, and tells open pages. */
export async function recordEndpoint(
  tx: Transaction,
  actor: WorkspaceContext,
  event: Extract<AuditEvent, `endpoint.${string}`>,
  {
    id,
    name,
    before,
    after,
    facts,
  }: {
    id: string;
    name: string;
    before?: Described;
    after?: Described;
    facts?: Record<string, unknown>;
  },
): Promise<void> {
  await recordAudit(tx, actor.person, {
    event,
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id, name },
    before: before && described(before),
    after: after ? described(after) : facts,
  });
  await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
}
