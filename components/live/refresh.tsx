'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useTransition,
} from 'react';

const Refresh = createContext<(() => void) | null>(null);

/**
 * Runs one refresh of the page at a time. When refreshes overlap, Next.js can find the answers in conflict with the page
 * and load the whole page anew, and what was typed is lost.
 */
export function RefreshProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isRefreshing, startTransition] = useTransition();
  const isRunning = useRef(false);
  const isWanted = useRef(false);

  const refresh = useCallback(() => {
    isWanted.current = isRunning.current;
    if (isRunning.current) return;
    isRunning.current = true;
    startTransition(() => router.refresh());
  }, [router]);

  useEffect(() => {
    if (isRefreshing) return;
    isRunning.current = false;
    if (isWanted.current) refresh();
  }, [isRefreshing, refresh]);

  return <Refresh value={refresh}>{children}</Refresh>;
}

/**
 * Renders the page's server components again.
 *
 * @returns a function that starts a refresh; during one, it requests one more at its end
 */
export function useRefresh(): () => void {
  const refresh = useContext(Refresh);
  if (!refresh) throw new Error('There is no RefreshProvider around this component.');
  return refresh;
}
