import 'server-only';
import { sql } from 'drizzle-orm';
import { inTenant } from '@/db/tenant';
import { uuids } from '@/db/visibility';

/** The keys that were used and whose use is not written yet, by id, with their workspace. */
type Uses = Map<string, string>;

/** On the global object: Next loads a module once per bundle, but a process has one list. */
const shared = globalThis as typeof globalThis & { latchkeyKeyUses?: Uses };

/** Notes in memory that a key was used; `writeKeyUses` writes it. */
export function noteKeyUse({ id, workspaceId }: { id: string; workspaceId: string }): void {
  shared.latchkeyKeyUses ??= new Map();
  shared.latchkeyKeyUses.set(id, workspaceId);
}

/** Writes the uses noted since the last round, at most once a minute for each key. */
export async function writeKeyUses(): Promise<void> {
  const uses = [...(shared.latchkeyKeyUses ?? [])];
  shared.latchkeyKeyUses = new Map();
  for (const workspaceId of new Set(uses.map(([, each]) => each))) {
    const ids = uses.filter(([, each]) => each === workspaceId).map(([id]) => id);
    await inTenant({ workspaceId }, (tx) =>
      tx.execute(sql`
        update api_keys set last_used_at = now()
        where workspace_id = ${workspaceId} and id = any(${uuids(ids.sort())})
          and (last_used_at is null or last_used_at < now() - interval '1 minute')`),
    );
  }
}
