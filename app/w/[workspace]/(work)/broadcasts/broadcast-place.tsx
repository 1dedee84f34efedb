'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { BroadcastSurroundings } from '@/lib/work/broadcasts/broadcast-form-data';
import type { BroadcastStandings } from '@/lib/work/broadcasts/broadcast-view';

/** Where a broadcast is worked on: what there is to choose, and what the person may do. */
interface BroadcastPlace {
  workspace: string;
  timeZone: string;
  surroundings: BroadcastSurroundings;
  can: BroadcastStandings;
}

const Place = createContext<BroadcastPlace | null>(null);

export function BroadcastPlaceProvider({ place, children }: { place: BroadcastPlace; children: ReactNode }) {
  return <Place value={place}>{children}</Place>;
}

export function useBroadcastPlace(): BroadcastPlace {
  const place = useContext(Place);
  if (!place) throw new Error('Stands outside the pages of broadcasts.');
  return place;
}
