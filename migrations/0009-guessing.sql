-- Limits on guessing and on sending, and the check that a person is there.
create table limits (
  key bytea primary key,
  free_at timestamptz not null
) with (fillfactor = 70);
comment on table limits is 'Limits by address, mailbox and the like (generic cell rate algorithm): one moment each. A row that is missing is a limit nobody has touched.';
comment on column limits.key is 'Hash of the limit''s name and of whom it counts: an address or a mailbox cannot be read back.';
comment on column limits.free_at is 'When all that was charged will have been given back.';

create table human_checks_spent (
  mark bytea primary key,
  forget_at timestamptz not null
);
comment on table human_checks_spent is 'Answers to the human check, and tickets for patience, that were used: each is good once, on all processes.';
comment on column human_checks_spent.mark is 'Hash of the challenge or ticket.';
comment on column human_checks_spent.forget_at is 'From when on it would be refused for its age alone.';

-- Wrong answers are counted apart for each browser that an account knows, so that strangers never lock those out.
alter table wrong_answers add column browser uuid not null default '00000000-0000-0000-0000-000000000000';
alter table wrong_answers alter column browser drop default;
alter table wrong_answers add column seen bytea[] not null default '{}';
alter table wrong_answers drop constraint wrong_answers_pkey;
alter table wrong_answers add primary key (subject, method, browser);
comment on column wrong_answers.browser is 'A browser that the account knows, with a count of its own; the nil UUID for all others together.';
comment on column wrong_answers.seen is 'Keyed marks of the wrong passwords in this count, so that one typed again counts once; emptied with it.';
