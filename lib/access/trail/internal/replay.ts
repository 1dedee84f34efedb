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
});

/** The first words of the events that `replay` reads. */
export const replayedGroups = [
  'organisation',
  'workspace',
  'workspaces',
  'role',
  'person',
  'account',
  'member',
];

/** Takes the next event of the trail into account (B10). Changes `state`. */
export function replay(state: Replayed, event: ReplayedEvent): void {
  const after = fieldsOf(event.after);
  switch (event.event) {
    case 'organisation.created':
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
    case 'person.edited':
      for (const member of state.members.values())
        if (member.userId === event.subjectId) member.name = textOf(after.name) ?? member.name;
      return;
  }
  if (/^workspaces?[.]/.test(event.event)) replayWorkspace(state, event, after);
  if (/^(member|account)[.]/.test(event.event)) replayMember(state, event, after);
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
  const known = workspaces.get(id) ?? { name: event.subjectName ?? '', parentId: null, isClosed: false };
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
      });
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
