-- OpenID Connect: what the protocol library stores, and the keys.
create table oidc_records (
  realm text not null,
  kind text not null,
  id_hash bytea not null,
  grant_id text,
  session uuid,
  client text,
  payload jsonb not null,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (realm, kind, id_hash)
);
comment on table oidc_records is 'Codes, tokens and interactions, by the hash of what the client holds.';
create index oidc_records_by_grant on oidc_records (realm, grant_id) where grant_id is not null;
create index oidc_records_by_session on oidc_records (session) where session is not null;
create index oidc_records_by_expiry on oidc_records (expires_at);

create table oidc_keys (
  kid text primary key,
  realm text not null,
  alg text not null,
  public_jwk jsonb not null,
  private_jwk bytea not null,
  created_at timestamptz not null,
  signs_from timestamptz not null,
  signs_until timestamptz,
  published_until timestamptz
);
comment on table oidc_keys is 'Signing keys per realm and algorithm; a key is published before it signs and after it stops.';
comment on column oidc_keys.private_jwk is 'Private key, sealed and bound to this row.';
create index oidc_keys_by_realm on oidc_keys (realm);
