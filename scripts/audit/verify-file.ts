import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ChainVerifier, type Fault, type StoredEvent } from '@/lib/access/audit/chain';
import type { Checkpoint } from '@/lib/access/audit/checkpoint';
import { erasedBody } from '@/lib/access/audit/erased-events';
import { readEventLine } from '@/lib/access/audit/event-line';

export interface FileVerdict {
  size: number;
  /** The hash of the last event. */
  head: string;
  /** The number of events without text: erased, or not for the person who exported the file. */
  withheld: number;
  fault: Fault | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Verifies an exported trail in JSON Lines without a database (AT1). A file by itself says nothing about events that
 * were cut off at its end.
 *
 * @param checkpoint a state that the trail had earlier: shows cut events, and a trail written anew
 * @throws Error of the file system
 */
export async function verifyFile(path: string, checkpoint?: Checkpoint): Promise<FileVerdict> {
  const chain = new ChainVerifier(checkpoint);
  // As Latin-1, each byte is one character: no byte is replaced, and lines end in no character but line feeds.
  const input = createReadStream(path, 'latin1');
  for await (const bytes of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const line = decoded(bytes);
    const event = line === null ? null : readEventLine(line);
    const fault = event ? taken(chain, event) : { seq: chain.size + 1, reason: 'body' as const };
    if (fault) return { ...resultOf(chain), fault };
  }
  return { ...resultOf(chain), fault: chain.end() };
}

const taken = (chain: ChainVerifier, event: StoredEvent) =>
  event.body === erasedBody ? chain.withhold(event.hash) : chain.take(event);

const resultOf = ({ size, head, withheld }: ChainVerifier) => ({ size, head, withheld });

function decoded(bytes: string): string | null {
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return null;
  }
}
