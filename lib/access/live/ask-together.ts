import 'server-only';
import { askEveryMs } from '@/lib/access/context/presence-freshness';
import { mayStay, type Opened } from '@/lib/access/presence/may-stay';

/** A console that is asked whether it is still open. */
export interface Asked extends Opened {
  ask(): void;
  /** @param farewell `ended` when its person may not stay */
  end(farewell?: 'ended'): void;
}

interface Group {
  consoles: Set<Asked>;
  timer: NodeJS.Timeout;
}

const groups = new Map<string, Group>();

/**
 * Asks a console from time to time, with the others of its workspace in this process: what each of them needs of the
 * database is read once for all (RV7).
 *
 * @returns what ends it
 */
export function askTogether(workspaceId: string, console: Asked): () => void {
  const group = groups.get(workspaceId) ?? start(workspaceId);
  group.consoles.add(console);
  return () => {
    group.consoles.delete(console);
    if (group.consoles.size > 0 || groups.get(workspaceId) !== group) return;
    clearInterval(group.timer);
    groups.delete(workspaceId);
  };
}

function start(workspaceId: string): Group {
  const consoles = new Set<Asked>();
  const timer = setInterval(() => void ask(workspaceId, [...consoles]), askEveryMs);
  const group = { consoles, timer };
  groups.set(workspaceId, group);
  return group;
}

async function ask(workspaceId: string, consoles: readonly Asked[]): Promise<void> {
  for (const console of consoles) console.ask();
  try {
    const staying = await mayStay(workspaceId, consoles);
    for (const console of consoles) if (!staying.has(console.connectionId)) console.end('ended');
  } catch {
    for (const console of consoles) console.end();
  }
}
