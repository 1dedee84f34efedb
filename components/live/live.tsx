'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import type { LiveTopic } from '@/lib/platform/events/live-topic';
import { coalesce } from './internal/coalesce';
import { LiveConnection } from './internal/live-connection';
import { useRefresh } from './refresh';

interface LiveValue {
  connection: LiveConnection;
  /** Renders the page's server components again. Simultaneous calls of several listeners make one request. */
  refresh: () => void;
}

const Live = createContext<LiveValue | null>(null);

const refreshGapMs = 1_000;

/**
 * Keeps the pages of a workspace up to date: marks the person as online, passes changes to `useLive`, and shows a
 * change of the person's own access at once (R4).
 */
export function LiveProvider(props: {
  workspace: string;
  renderedAt: number;
  /** False opens no stream: the person is not marked as online, and changes show on the next page. */
  isLive?: boolean;
  children: ReactNode;
}) {
  const { workspace, isLive = true, children } = props;
  const refresh = useRefresh();
  // The value of the first render: afterwards the stream reports changes.
  const [renderedAt] = useState(props.renderedAt);
  const live = useMemo(
    () => ({
      connection: new LiveConnection(`/w/${workspace}/events`, renderedAt),
      refresh: coalesce(refresh, refreshGapMs),
    }),
    [workspace, renderedAt, refresh],
  );

  useEffect(() => {
    if (!isLive) return;
    const { connection, refresh } = live;
    const release = connection.subscribe(['access'], refresh);
    connection.open();
    return () => {
      release();
      connection.close();
    };
  }, [live, isLive]);

  return <Live value={live}>{children}</Live>;
}

/** Calls back when one of these topics changed in the workspace. The message carries no data: read it again. */
export function useLive(topics: readonly LiveTopic[], callback: () => void): void {
  const connection = useContext(Live)?.connection;
  const onChange = useEffectEvent(callback);
  const wanted = topics.join(' ');
  useEffect(() => {
    return connection?.subscribe(wanted.split(' ') as LiveTopic[], onChange);
  }, [connection, wanted]);
}

/** Renders the page's server components again when one of these topics changed. */
export function LiveRefresh({ topics }: { topics: readonly LiveTopic[] }) {
  const live = useContext(Live);
  useLive(topics, () => live?.refresh());
  return null;
}
