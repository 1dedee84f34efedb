-- Version 1 of an audit event: its body is a stored text with explicit fields, so that neither a new column nor the
-- time zone of a session changes its hash (B10, docs/decisions/340). meta/0000_snapshot.json describes the tables
-- after this migration.

alter table audit_events add column version smallint, add column body text;
--> statement-breakpoint
-- The keys of an object in the order of RFC 8785, which compares UTF-16 units: there, the code points of a pair of
-- surrogates precede U+E000 to U+FFFF. U+10FFFF, the last code point, moves those behind all pairs.
create function utf16_order(key text) returns text
  language sql immutable strict parallel safe
  return case
    when octet_length(key) = char_length(key) then key
    else regexp_replace(key, U&'([\E000-\FFFF])', chr(1114111) || '\1', 'g')
  end;
--> statement-breakpoint
-- A number as ECMAScript writes it, which RFC 8785 prescribes. PostgreSQL also writes the shortest digits, but in other
-- forms, and never digits that lie exactly between two numbers; some integers below 1e40 have such.
create function canonical_number(value numeric) returns text
  language plpgsql immutable strict parallel safe set extra_float_digits = 1 as $$
declare
  shortest numeric;
  rounded numeric;
  step numeric := 10;
begin
  if value = trunc(value) and abs(value) < 1e15 then
    return trunc(value)::text;
  elsif value < 0 then
    return '-' || canonical_number(-value);
  end if;
  shortest := value::float8::text::numeric;
  if shortest < 1e-6 then
    return regexp_replace(value::float8::text, 'e-0*', 'e-');
  elsif shortest < 1e15 then
    return trim_scale(shortest)::text;
  end if;
  while shortest < 1e40 loop
    rounded := trunc(shortest / step) * step;
    if rounded::float8 <> value::float8 then
      rounded := rounded + step;
    end if;
    exit when rounded::float8 <> value::float8;
    shortest := rounded;
    step := step * 10;
  end loop;
  if shortest < 1e21 then
    return trim_scale(shortest)::text;
  end if;
  return regexp_replace(regexp_replace(shortest::text, '0+$', ''), '^(.)(.+)$', '\1.\2')
    || 'e+' || char_length(shortest::text) - 1;
end $$;
--> statement-breakpoint
-- A JSON value in the canonical form of RFC 8785.
create function canonical_json(value jsonb) returns text
  language plpgsql immutable strict parallel safe set search_path = public, pg_temp as $$
begin
  case jsonb_typeof(value)
    when 'object' then
      return '{' || coalesce((
        select string_agg(
          to_json(field.key)::text || ':' || canonical_json(field.value), ','
          order by utf16_order(field.key) collate "C")
        from jsonb_each(value) field), '') || '}';
    when 'array' then
      return '[' || coalesce((
        select string_agg(canonical_json(item.value), ',' order by item.place)
        from jsonb_array_elements(value) with ordinality item (value, place)), '') || ']';
    when 'number' then
      return canonical_number(value::numeric);
    else
      return value::text;
  end case;
end $$;
--> statement-breakpoint
-- The body of an event: exactly these fields. Another list of fields is another version.
create function audit_body(event audit_events) returns text
  language sql stable
  return '{"actor":' || case when event.actor_user_id is null and event.actor_name is null then 'null' else
      '{"id":' || coalesce(to_json(event.actor_user_id)::text, 'null')
      || ',"name":' || coalesce(to_json(event.actor_name)::text, 'null') || '}' end
    || ',"after":' || coalesce(canonical_json(event.after), 'null')
    || ',"at":"' || to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '","before":' || coalesce(canonical_json(event.before), 'null')
    || ',"event":' || to_json(event.event)::text
    || ',"id":' || to_json(event.id)::text
    || ',"ip":' || coalesce(to_json(event.ip)::text, 'null')
    || ',"organisation":' || to_json(event.organisation_id)::text
    || ',"previous":"' || event.previous_hash
    || '","seq":' || event.seq
    || ',"subject":' || case when event.subject_id is null and event.subject_name is null then 'null' else
      '{"id":' || coalesce(to_json(event.subject_id)::text, 'null')
      || ',"name":' || coalesce(to_json(event.subject_name)::text, 'null') || '}' end
    || ',"v":1,"workspace":' || coalesce(to_json(event.workspace_id)::text, 'null') || '}';
--> statement-breakpoint
-- Each body names the hash of the previous event. The row lock on the head serialises the events of an organisation; the
-- time is taken under it, so that order and time agree. The hash is that of a leaf of RFC 9162.
create or replace function chain_audit_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads as head (organisation_id, seq, hash)
    values (new.organisation_id, 1, '')
    on conflict (organisation_id) do update set seq = head.seq + 1
    returning head.seq, head.hash into new.seq, new.previous_hash;
  new.at := clock_timestamp();
  new.version := 1;
  new.body := audit_body(new);
  new.hash := encode(sha256('\x00'::bytea || convert_to(new.body, 'UTF8')), 'hex');
  update audit_heads set hash = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
--> statement-breakpoint
revoke all on function audit_body(audit_events) from public;
--> statement-breakpoint
-- The rows of the previous format become version 0: their body is the text that was hashed, in the time zone of the
-- session that wrote it. The zone under which all hashes agree is found; without one, the verifier names the first row
-- that differs. An event of version 1 closes each chain of version 0 with its last hash.
alter table audit_events no force row level security;
--> statement-breakpoint
do $$
declare
  head record;
  zone text;
  matching text;
  own text := current_setting('TimeZone');
begin
  for head in select * from audit_heads where seq > 0 loop
    matching := null;
    for zone in
      select name from (
        select 'UTC' as name, 0 as place union all select own, 1
        union all select name, 2 from pg_timezone_names) candidates order by place, name
    loop
      perform set_config('TimeZone', zone, true);
      if not exists (
        select from audit_events e where e.organisation_id = head.organisation_id
          and e.hash <> encode(sha256(convert_to((to_jsonb(e) - '{hash,version,body}'::text[])::text, 'UTF8')), 'hex'))
      then
        matching := zone;
        exit;
      end if;
    end loop;
    perform set_config('TimeZone', coalesce(matching, 'UTC'), true);
    update audit_events e set version = 0, body = (to_jsonb(e) - '{hash,version,body}'::text[])::text
      where e.organisation_id = head.organisation_id;
    insert into audit_events (organisation_id, id, event, before, after) values (
      head.organisation_id, gen_random_uuid(), 'audit.format-changed',
      jsonb_build_object('version', 0, 'seq', head.seq, 'hash', head.hash, 'timeZone', matching),
      jsonb_build_object('version', 1));
  end loop;
  perform set_config('TimeZone', own, true);
end $$;
--> statement-breakpoint
alter table audit_events force row level security;
--> statement-breakpoint
alter table audit_events
  alter column version set not null, alter column version set default 1,
  alter column body set not null, alter column body set default '';
