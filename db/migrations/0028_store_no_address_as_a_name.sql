ALTER TABLE "contacts" ALTER COLUMN "name" SET DEFAULT '';--> statement-breakpoint
-- The migrating role owns the tables and may be no superuser: rows of every tenant are changed past the policies.
alter table contacts no force row level security;--> statement-breakpoint
alter table conversations no force row level security;--> statement-breakpoint
alter table messages no force row level security;--> statement-breakpoint
-- First messages, forms and imports stored an address as the name of a contact who gave none. A name that is the
-- contact's own email or phone, with or without the country's code, becomes empty.
update contacts set name = '', version = version + 1, updated_at = now()
  where lower(btrim(name)) = email_key
    or (btrim(name) ~ '^[+(]?[0-9][0-9\s().\-/]{3,38}$' and (
      regexp_replace(name, '\D', '', 'g') = regexp_replace(phone, '\D', '', 'g')
      or (length(ltrim(regexp_replace(name, '\D', '', 'g'), '0')) >= 8
        and regexp_replace(phone, '\D', '', 'g') like '%' || ltrim(regexp_replace(name, '\D', '', 'g'), '0'))));--> statement-breakpoint
-- A name that is an address which the contact has no other record of moves to the field where it belongs. One that
-- differs from the stored address stays: it is masked as a whole.
update contacts set email = btrim(name), name = '', version = version + 1, updated_at = now()
  where coalesce(btrim(email), '') = '' and length(name) <= 320
    and btrim(name) ~ '^[A-Za-z0-9._%+''-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$';--> statement-breakpoint
update contacts set phone = '+' || regexp_replace(name, '\D', '', 'g'), name = '', version = version + 1, updated_at = now()
  where coalesce(btrim(phone), '') = '' and btrim(name) ~ '^\+[1-9][0-9\s().\-/]{6,38}$'
    and length(regexp_replace(name, '\D', '', 'g')) between 7 and 15;--> statement-breakpoint
-- A national number keeps the form in which it was typed, as it does when it is typed into the field.
update contacts set phone = btrim(name), name = '', version = version + 1, updated_at = now()
  where coalesce(btrim(phone), '') = '' and btrim(name) ~ '^(0|\(0)[0-9\s().\-/]{7,38}$'
    and length(regexp_replace(name, '\D', '', 'g')) between 8 and 15;--> statement-breakpoint
-- A preview is cut where it is shown, after it is masked: the whole text is stored. Cut ones get the rest back.
update conversations c set preview = m.body
  from (
    select distinct on (m.workspace_id, m.conversation_id) m.workspace_id, m.conversation_id, m.body
    from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where char_length(c.preview) >= 100 and m.kind in ('inbound', 'outbound', 'broadcast')
      and starts_with(m.body, rtrim(c.preview, U&'\FFFD'))
    order by m.workspace_id, m.conversation_id, m.at desc
  ) m
  where c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.preview <> m.body;--> statement-breakpoint
alter table messages force row level security;--> statement-breakpoint
alter table conversations force row level security;--> statement-breakpoint
alter table contacts force row level security;
