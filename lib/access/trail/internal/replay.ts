import { modelOf, topRoleOf } from '@/lib/access/models/registry';
import { fieldsOf, textOf, textsOf } from './recorded-fields';
import { replayMember } from './replay-member';
import type { Replayed, ReplayedEvent } from './replayed';

export const nothingYet = (): Replayed => ({
  plan: '',
  model: '',
  labels: new Map(),
  workspaces: new Map(),
  members: new Map(),
  people: new Map(),
});

/** The first words of the events that `replay` reads. */
export const replayedGroups = [
  'organisation',
  'workspace',
  'workspaces',
  'role',
  'person',
  'delegation',
  'account',
  'member',
];

/** Takes the next event of the trail into account (B10). Changes `state`. */
export function replay(state: Replayed, event: ReplayedEvent): void {
  const after = fieldsOf(event.after);
  switch (event.event) {
    case 'organisation.created':
      replayPerson(state, { userId: event.actorUserId, name: event.actorName, role: 'admin' });
      state.plan = textOf(after.plan) ?? state.plan;
      state.model = textOf(after.model) ?? state.model;
      return;
    case 'organisation.plan-changed':
      state.plan = textOf(after.plan) ?? state.plan;
      state.model = textOf(after.model) ?? state.model;
      return;
    case 'organisation.model-changed':
      changeModel(state, textOf(after.model) ?? state.model);
      return;
    case 'role.created':
    case 'role.updated':
      state.labels.set(textOf(after.id) ?? '', textOf(after.label) ?? '');
      return;
    case 'person.role-changed':
      replayPerson(state, { userId: event.subjectId, name: event.subjectName, role: textOf(after.role) });
      return;
    case 'person.reinstated':
      replayPerson(state, { userId: event.subjectId, name: event.subjectName, role: textOf(after.role) });
      return;
    case 'person.removed':
    case 'person.suspended':
      state.people.delete(event.subjectId ?? '');
      return;
    case 'delegation.changed':
      changeDelegation(state, event.workspaceId, after.isDelegated === true);
      return;
    case 'person.edited':
      renamePerson(state, event.subjectId, textOf(after.name));
      for (const member of state.members.values())
        if (member.userId === event.subjectId) member.name = textOf(after.name) ?? member.name;
      return;
  }
  if (/^workspaces?[.]/.test(event.event)) replayWorkspace(state, event, after);
  if (/^(member|account)[.]/.test(event.event)) replayMember(state, event, after);
}

function replayPerson(
  { people }: Replayed,
  { userId, name, role }: { userId: string | null; name: string | null; role: string | null },
): void {
  if (!userId) return;
  if (role === null || role === 'member') people.delete(userId);
  else people.set(userId, { userId, name: name ?? '', role });
}

function renamePerson({ people }: Replayed, userId: string | null, name: string | null): void {
  const person = people.get(userId ?? '');
  if (person && name !== null) person.name = name;
}

function changeDelegation({ workspaces }: Replayed, id: string | null, isDelegated: boolean): void {
  const workspace = workspaces.get(id ?? '');
  if (workspace) workspace.isDelegated = isDelegated;
}

/** Only the founder has a membership while the model can change (280); they get the top role of the new one. */
function changeModel(state: Replayed, model: string): void {
  state.model = model;
  for (const member of state.members.values()) {
    const role = topRoleOf(modelOf(model), levelOf(state, member.workspaceId));
    member.access = { role, restrictions: [], grants: [] };
  }
}

function levelOf(state: Replayed, workspaceId: string): number {
  const above = state.workspaces.get(workspaceId)?.parentId;
  return above ? levelOf(state, above) + 1 : 0;
}

function replayWorkspace(state: Replayed, event: ReplayedEvent, after: Record<string, unknown>): void {
  const { workspaces, members } = state;
  const id = event.workspaceId ?? '';
  const known = workspaces.get(id) ?? {
    ...{ name: event.subjectName ?? '', parentId: null, isClosed: false, isDelegated: false },
  };
  const close = (ids: readonly string[], isClosed: boolean) => {
    for (const each of ids) {
      const workspace = workspaces.get(each);
      if (workspace) workspace.isClosed = isClosed;
    }
  };
  switch (event.event) {
    case 'workspace.created':
    case 'workspace.updated':
      workspaces.set(id, {
        ...known,
        name: event.subjectName ?? known.name,
        parentId: textOf(after.parentId) ?? known.parentId,
        isDelegated: known.isDelegated || textsOf(after.flags).includes('delegated'),
      });
      return;
    case 'workspace.moved':
      workspaces.set(id, { ...known, parentId: textOf(fieldsOf(after.parent).id) });
      return;
    case 'workspaces.closed':
      close(textsOf(after.closed), true);
      return;
    case 'workspaces.reopened':
      close(textsOf(after.opened), false);
      return;
    case 'workspace.deleted':
      close([id], true);
      return;
    case 'workspace.undeleted':
      close([id], false);
      return;
    case 'workspace.erased':
      for (const member of [...members.values()]) if (member.workspaceId === id) members.delete(member.id);
  }
}
