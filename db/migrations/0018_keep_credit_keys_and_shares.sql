CREATE TABLE "api_keys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "api_keys_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "billing_details" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"company" text NOT NULL,
	"address" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country" text NOT NULL,
	"vat_number" text NOT NULL,
	"email" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "credit_accounts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "credit_accounts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "credit_accounts_never_overdrawn" CHECK (kind <> 'prepaid' or balance >= 0)
);
--> statement-breakpoint
CREATE TABLE "credit_entries" (
	"workspace_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "credit_entries_workspace_id_transfer_id_account_id_pk" PRIMARY KEY("workspace_id","transfer_id","account_id"),
	CONSTRAINT "credit_entries_move" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "credit_transfers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_user_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"account_name" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_transfers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_workspace_id" uuid NOT NULL,
	"record_id" uuid,
	"list_id" uuid,
	"contact_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "shares_one_thing" CHECK (num_nonnulls(record_id, list_id, contact_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "unsubscribed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_holder_id_users_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_details" ADD CONSTRAINT "billing_details_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_workspace_id_transfer_id_credit_transfers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","transfer_id") REFERENCES "public"."credit_transfers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_workspace_id_account_id_credit_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."credit_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_transfers" ADD CONSTRAINT "credit_transfers_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_to_workspace_id_workspaces_id_fk" FOREIGN KEY ("to_workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_list_id_contact_lists_workspace_id_id_fk" FOREIGN KEY ("workspace_id","list_id") REFERENCES "public"."contact_lists"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_holder" ON "api_keys" USING btree ("workspace_id","holder_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_accounts_kind" ON "credit_accounts" USING btree ("workspace_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_transfers_request" ON "credit_transfers" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "credit_transfers_latest" ON "credit_transfers" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_record" ON "shares" USING btree ("workspace_id","record_id","to_workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_list" ON "shares" USING btree ("workspace_id","list_id","to_workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_contact" ON "shares" USING btree ("workspace_id","contact_id","to_workspace_id");--> statement-breakpoint
CREATE INDEX "shares_received" ON "shares" USING btree ("to_workspace_id");--> statement-breakpoint
CREATE INDEX "contacts_unsubscribed" ON "contacts" USING btree ("workspace_id","unsubscribed_at","id") WHERE unsubscribed_at is not null;--> statement-breakpoint
grant select, insert, update, delete on shares, billing_details, api_keys to latchkey_app;--> statement-breakpoint
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'shares', 'billing_details', 'api_keys', 'credit_accounts', 'credit_transfers', 'credit_entries'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = app_id(''workspace'')) with check (workspace_id = app_id(''workspace''))',
      tenant_table
    );
  end loop;
end $$;
--> statement-breakpoint
-- To whom something is shared reads that it is, and so learns whose it is.
create policy received on shares for select using (to_workspace_id = app_id('workspace'));--> statement-breakpoint
-- Whoever presents a key may read that key, and so learn its workspace.
create policy bearer on api_keys for select
  using (token_hash = nullif(current_setting('app.api_key', true), ''));--> statement-breakpoint

-- The ledger. The application adds; nobody changes or takes away, and balances are no one's to write.
revoke all on credit_accounts, credit_transfers, credit_entries from latchkey_app;--> statement-breakpoint
grant select, insert on credit_accounts, credit_transfers, credit_entries to latchkey_app;--> statement-breakpoint
create function credit_account_opens() returns trigger language plpgsql as $$
begin
  new.balance := 0;
  return new;
end $$;
--> statement-breakpoint
create trigger opens before insert on credit_accounts for each row execute function credit_account_opens();--> statement-breakpoint
create function credit_entry_counts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update credit_accounts set balance = balance + new.amount
    where workspace_id = new.workspace_id and id = new.account_id;
  if not found then
    raise exception 'no such credit account' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger counts after insert on credit_entries for each row execute function credit_entry_counts();--> statement-breakpoint
-- Asked when the transaction ends, and failing where the rows are out of sight: a doubt is no balance.
create function credit_transfer_balances() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  transfer uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if (select sum(amount) from credit_entries
      where workspace_id = new.workspace_id and transfer_id = transfer) is distinct from 0 then
    raise exception 'the entries of a credit transfer come to zero'
      using errcode = 'check_violation', constraint = 'credit_transfers_balance';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger balances after insert on credit_transfers deferrable initially deferred
  for each row execute function credit_transfer_balances('id');--> statement-breakpoint
create constraint trigger balances after insert on credit_entries deferrable initially deferred
  for each row execute function credit_transfer_balances('transfer_id');--> statement-breakpoint
create function credit_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the credit ledger is only ever added to' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger kept before update or delete or truncate on credit_transfers execute function credit_is_kept();--> statement-breakpoint
create trigger kept before update or delete or truncate on credit_entries execute function credit_is_kept();--> statement-breakpoint
revoke all on function credit_account_opens(), credit_entry_counts(), credit_transfer_balances(), credit_is_kept() from public;
