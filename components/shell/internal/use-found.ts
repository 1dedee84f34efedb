'use client';

import { useEffect, useState } from 'react';
import { isFoundIn } from '@/lib/text/fold';
import { type Found, type FoundItem, foundKinds } from '../palette-data';

/** A pause in typing before the server is asked, in milliseconds. */
const pause = 120;

interface Answer {
  query: string;
  found: Found;
}

/**
 * What the server finds for the typed text. Until its answer arrives, the rows of the last answer that still match.
 *
 * @param from the address that answers `?q=`; null outside a workspace
 */
export function useFound(from: string | null, query: string): { found: Found | null; isAsking: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    if (!from) return;
    const ended = new AbortController();
    const timer = setTimeout(async () => {
      const found = await ask(from, query, ended.signal);
      if (ended.signal.aborted) return;
      if (found) setAnswer({ query, found });
      else setFailed(query);
    }, pause);
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [from, query]);

  if (!from || !answer) return { found: null, isAsking: from !== null && failed !== query };
  if (answer.query === query) return { found: answer.found, isAsking: false };
  return { found: stillMatching(answer, query), isAsking: failed !== query };
}

async function ask(from: string, query: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch(`${from}?${new URLSearchParams({ q: query })}`, { signal });
    return response.ok ? ((await response.json()) as Found) : null;
  } catch {
    return null;
  }
}

function stillMatching({ found }: Answer, query: string): Found {
  const matches = ({ label, detail = '' }: FoundItem) => isFoundIn(query, `${label} ${detail}`);
  return Object.fromEntries(foundKinds.map((kind) => [kind, found[kind].filter(matches)])) as Found;
}
