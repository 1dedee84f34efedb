-- The head of a chain is locked, read and written once for each event: what was two versions of its row, and two
-- versions that the next event of the same transaction walks past, is one.
create or replace function chain_audit_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select seq + 1, hash into new.seq, new.previous_hash
    from audit_heads where organisation_id = new.organisation_id for update;
  if not found then
    insert into audit_heads (organisation_id, seq, hash) values (new.organisation_id, 0, '') on conflict do nothing;
    select seq + 1, hash into new.seq, new.previous_hash
      from audit_heads where organisation_id = new.organisation_id for update;
  end if;
  new.at := clock_timestamp();
  new.version := 1;
  new.body := audit_body(new);
  new.hash := encode(sha256('\x00'::bytea || convert_to(new.body, 'UTF8')), 'hex');
  update audit_heads set seq = new.seq, hash = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
--> statement-breakpoint
-- The same text as before in half the time: a call of this function costs more than the text of a string, so that only
-- objects, lists and numbers are left to one, and keys of ASCII are in their order already. Names are qualified instead of
-- setting the path for each call.
create or replace function canonical_json(value jsonb) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  case jsonb_typeof(value)
    when 'object' then
      return '{' || coalesce((
        select string_agg(
          to_json(field.key)::text || ':' || case
            when jsonb_typeof(field.value) in ('object', 'array', 'number') then public.canonical_json(field.value)
            else field.value::text end, ','
          order by case
            when octet_length(field.key) = char_length(field.key) then field.key
            else public.utf16_order(field.key) end collate "C")
        from jsonb_each(value) field), '') || '}';
    when 'array' then
      return '[' || coalesce((
        select string_agg(case
            when jsonb_typeof(item.value) in ('object', 'array', 'number') then public.canonical_json(item.value)
            else item.value::text end, ','
          order by item.place)
        from jsonb_array_elements(value) with ordinality item (value, place)), '') || ']';
    when 'number' then
      return public.canonical_number(value::numeric);
    else
      return value::text;
  end case;
end $$;
