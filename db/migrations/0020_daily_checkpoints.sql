-- A signed checkpoint concerns the whole organisation, so it goes to the endpoints of all its workspaces, as custom roles do.
create or replace function wake_endpoints() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into outbox (id, job, recipient)
    select gen_random_uuid(), jsonb_build_object(
      'kind', 'access-event', 'workspaceId', e.workspace_id, 'organisationId', e.organisation_id,
      'endpointId', e.id, 'seq', new.seq), ''
    from event_endpoints e
    where e.is_on and e.organisation_id = new.organisation_id
      and (e.workspace_id = new.workspace_id or new.event like 'role.%' or new.event = 'audit.checkpoint-signed');
  if found then
    perform pg_notify('latchkey', '{"topic":"jobs","kind":"access-event"}');
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Organisations that are made from now on schedule their checkpoints themselves.
alter table organisations no force row level security;
--> statement-breakpoint
insert into outbox (id, job, recipient, due_at)
  select gen_random_uuid(), jsonb_build_object('kind', 'checkpoint', 'organisationId', id), '', now() + random() * interval '1 day'
  from organisations;
--> statement-breakpoint
alter table organisations force row level security;
