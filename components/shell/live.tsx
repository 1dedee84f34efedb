'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo } from 'react';
import { LiveConnection, type LiveTopic } from './live-connection';

const Live = createContext<LiveConnection | null>(null);

/**
 * Keeps a workspace's pages up to date: its person is online while it is shown, changes of others reach
 * `useLive`, and a change of the person's own access shows at once (R4).
 */
export function LiveProvider({ workspace, children }: { workspace: string; children: ReactNode }) {
  const router = useRouter();
  const connection = useMemo(() => new LiveConnection(`/w/${workspace}/events`), [workspace]);
  const refresh = useEffectEvent(() => router.refresh());

  useEffect(() => {
    const release = connection.subscribe(['access'], refresh);
    connection.open();
    return () => {
      release();
      connection.close();
    };
  }, [connection]);

  return <Live value={connection}>{children}</Live>;
}

/** Calls back when one of these changed in the workspace. The message carries no data: read again. */
export function useLive(topics: readonly LiveTopic[], callback: () => void): void {
  const connection = useContext(Live);
  const onChange = useEffectEvent(callback);
  const wanted = topics.join(' ');
  useEffect(() => {
    return connection?.subscribe(wanted.split(' ') as LiveTopic[], onChange);
  }, [connection, wanted]);
}

/** Renders the page's server parts again when one of these changed. */
export function LiveRefresh({ topics }: { topics: readonly LiveTopic[] }) {
  const router = useRouter();
  useLive(topics, () => router.refresh());
  return null;
}
