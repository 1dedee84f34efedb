-- The owner of the tables, who runs the migrations, verifies the trails of all organisations: also one whose head was
-- deleted (AT1). Latchkey itself works as `latchkey_app`, which this policy does not name.
CREATE POLICY "verify" ON "audit_events" AS PERMISSIVE FOR SELECT TO current_user USING (true);
