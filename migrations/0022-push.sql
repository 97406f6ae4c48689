-- Notifications to the authenticator: where they go, and the key that says from whom they come.
create table push_subscriptions (
  device uuid primary key references devices (id) on delete cascade,
  account uuid not null references accounts (id),
  subscription bytea not null,
  kept_at timestamptz not null
);
comment on table push_subscriptions is 'Where each device of the authenticator is reached while its app is closed; gone as soon as the push service no longer knows it.';
comment on column push_subscriptions.subscription is 'Address at the push service and the keys of the browser (RFC 8030, RFC 8291), sealed and bound to this row.';
create index push_subscriptions_by_account on push_subscriptions (account);

create table push_keys (
  only_row boolean primary key default true check (only_row),
  public_key text not null,
  private_key bytea not null,
  made_at timestamptz not null
);
comment on table push_keys is 'The key by which push services know this installation again (VAPID, RFC 8292). Made once: another one would end every subscription.';
comment on column push_keys.public_key is 'Uncompressed point on P-256, base64url.';
comment on column push_keys.private_key is 'Sealed and bound to this row.';
