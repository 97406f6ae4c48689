-- Browsers that may ask the phone by one click, without a name or a password (M4).
alter table known_browsers add column remembered_at timestamptz;
comment on column known_browsers.remembered_at is
  '"Remember my device": since when this browser may send its account a request. It ends with what the account knows of it.';
create index known_browsers_remembered on known_browsers (mark) where remembered_at is not null;
