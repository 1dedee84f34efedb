#!/bin/sh
# Runs once, when the database is created. The role of the console owns its database and is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$LATCHKEY_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role latchkey login createrole password :'password';
create database latchkey owner latchkey;
SQL
