import 'server-only';
import { v7 } from 'uuid';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { consoleToken } from '@/lib/access/presence/console-token';
import { mayStay } from '@/lib/access/presence/may-stay';
import { arrive } from '@/lib/access/presence/record-arrival';
import { depart } from '@/lib/access/presence/record-departure';
import { NotFound } from '@/lib/platform/errors';
import { eventsSince, type HubEvent, subscribe } from '@/lib/platform/events/event-hub';
import { EventWriter } from '@/lib/platform/events/event-writer';
import type { LiveTopic } from '@/lib/platform/events/live-topic';
import { keepOpen } from '@/lib/platform/events/open-streams';
import { log } from '@/lib/platform/log';
import type { Permission } from '@/lib/policy/catalogue';
import { availability, mightEver } from '@/lib/policy/might-ever';
import { askTogether } from './ask-together';

/** The permissions whose holders hear of a topic; any one of them is enough. */
export type Watched = Readonly<Record<'settings' | 'sendings', readonly Permission[]>>;

/** In milliseconds: a person who moves from page to page is briefly disconnected without leaving. */
const graceMs = 4_000;

/** In milliseconds: an open console ends within five seconds of the end of its membership (RV7). */
const endEveryMs = 4_000;

/**
 * The events of one open console: `hello` with its token, `ask` to be confirmed with it, `changed` with topics,
 * `ended` when the person may not stay (RV7). The person is online while it is open (S1.4).
 *
 * @param ctx the person's context at the time of the request
 * @param watched the audience of changes in the background (`lib/modules.ts`)
 * @param since when the page was rendered, in milliseconds of the server's clock; changes since then are sent at once
 */
export function consoleStream(
  ctx: WorkspaceContext,
  watched: Watched,
  since?: number,
): ReadableStream<Uint8Array> {
  return new ConsoleStream(ctx, watched, since).writer.body;
}

class ConsoleStream {
  readonly writer = new EventWriter(() => this.#end());
  readonly #connectionId = v7();
  readonly #arrival: Promise<void>;
  /** A membership with an end is looked at more often: no event says that it has passed (RV7). */
  readonly #ending: NodeJS.Timeout | undefined;
  readonly #releases: (() => void)[];
  readonly #opened: WorkspaceContext;
  readonly #watched: Watched;
  #topics: ReadonlySet<LiveTopic>;
  #isOpen = true;
  #stopAsking = () => {};

  constructor(opened: WorkspaceContext, watched: Watched, since: number | undefined) {
    this.#opened = opened;
    this.#watched = watched;
    this.#topics = topicsFor(opened, watched);
    // Subscribes before the arrival, so that a revocation during it is not missed.
    const channels = [`workspace:${opened.workspace.id}`, `person:${opened.person.userId}`] as const;
    this.#releases = [subscribe(channels, (event) => this.#hear(event)), keepOpen(() => this.#end())];
    const { id: workspaceId } = opened.workspace;
    this.writer.send('hello', consoleToken({ workspaceId, connectionId: this.#connectionId }));
    if (opened.member.endsAt || opened.factorFrom)
      this.#ending = setInterval(() => this.#orEnd(this.#stay()), endEveryMs);
    this.#arrival = arrive(opened, this.#connectionId);
    this.#orEnd(this.#arrival.then(() => this.#beAsked()));
    for (const event of since === undefined ? [] : eventsSince(since, channels)) this.#hear(event);
  }

  #hear(event: HubEvent): void {
    if (event.topic === 'lost-track') {
      for (const topic of this.#topics) this.writer.queue(topic);
      this.#orEnd(this.#evaluate());
    } else if (event.topic === 'sessions') {
      this.#orEnd(this.#stay());
    } else if (event.topic === 'access') {
      // The membership may be inherited from a workspace above.
      if (this.#opened.workspace.path.includes(event.workspaceId)) this.#orEnd(this.#evaluate());
    } else if (event.topic === 'flags') {
      this.#orEnd(this.#evaluate());
    } else if (event.topic === 'notifications') {
      if (event.workspaceId === this.#opened.workspace.id) this.writer.queue('notifications');
    } else if (event.topic !== 'jobs' && event.topic !== 'chat' && this.#topics.has(event.topic)) {
      this.writer.queue(event.topic);
    }
  }

  #beAsked(): void {
    if (!this.#isOpen) return;
    this.#stopAsking = askTogether(this.#opened.workspace.id, {
      ctx: this.#opened,
      connectionId: this.#connectionId,
      ask: () => this.writer.send('ask'),
      end: (farewell) => this.#end(farewell),
    });
  }

  /** Reads the person's membership again, since it may have changed. */
  async #evaluate(): Promise<void> {
    const { person, workspace } = this.#opened;
    this.#topics = topicsFor(await loadWorkspaceContext(person, workspace.slug), this.#watched);
    this.writer.queue('access');
    await this.#stay();
  }

  async #stay(): Promise<void> {
    await this.#arrival;
    const { person, workspace, factorFrom } = this.#opened;
    if (factorFrom) await loadWorkspaceContext(person, workspace.slug);
    const connectionId = this.#connectionId;
    const staying = await mayStay(workspace.id, [{ ctx: this.#opened, connectionId }]);
    if (!staying.has(connectionId)) throw new NotFound();
  }

  /** Ends the stream when the check fails; the browser may connect again. */
  #orEnd(evaluation: Promise<void>): void {
    evaluation.catch((error) => this.#end(error instanceof NotFound ? 'ended' : undefined));
  }

  #end(farewell?: 'ended'): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#stopAsking();
    clearInterval(this.#ending);
    for (const release of this.#releases) release();
    if (farewell) this.writer.send(farewell);
    this.writer.end();
    // If the process ends before this, the sweeper removes the presence.
    setTimeout(() => this.#leave(), farewell ? 0 : graceMs).unref();
  }

  async #leave(): Promise<void> {
    try {
      await this.#arrival.catch(() => {});
      await depart(this.#opened, this.#connectionId);
    } catch {
      log.warn('a departure is left to the sweeper');
    }
  }
}

/** The topics that a member hears of: those who may not see users or settings hear nothing of them (R6). */
function topicsFor({ access }: WorkspaceContext, watched: Watched): ReadonlySet<LiveTopic> {
  const topics = new Set<LiveTopic>(['work', 'notifications']);
  if (availability(access, 'users.view').state === 'open') topics.add('presence').add('members');
  for (const topic of ['settings', 'sendings'] as const) {
    if (watched[topic].some((permission) => mightEver(access, permission))) topics.add(topic);
  }
  return topics;
}
