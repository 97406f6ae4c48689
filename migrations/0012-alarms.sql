-- "I was tricked": where somebody is between the alarm and an account that is safe again.
create table account_alarms (
  account uuid primary key references accounts (id),
  raised_at timestamptz not null,
  reviewed_at timestamptz
);
comment on table account_alarms is 'Whoever says that they were tricked, and how far they came since; the newest alarm of an account alone.';
comment on column account_alarms.raised_at is 'When everybody else was signed out; a password that is older still has to be changed.';
comment on column account_alarms.reviewed_at is 'When the person had checked the methods: the alarm is over.';
