-- What an account has to prove itself with, over all kinds, for higher folders to join.
create or replace view methods_v_registered as
  select id, account, 'totp' as kind, confirmed_at as registered_at, last_used_at,
    null::text[] as transports, null::boolean as synced
  from totp_registrations where confirmed_at is not null
  union all
  select id, account, 'hardware-code', assigned_at, last_used_at, null, null
  from hardware_tokens where account is not null
  union all
  select id, account, kind, created_at, last_used_at, transports, backup_eligible
  from webauthn_credentials where disabled_at is null
  union all
  select p.id, p.account, k.kind, p.confirmed_at, p.last_used_at, null, null
  from phone_registrations p cross join (values ('sms'), ('voice')) as k (kind)
  where p.confirmed_at is not null and (p.line = 'mobile' or k.kind = 'voice');
comment on view methods_v_registered is
  'Second factors that are registered, confirmed and usable. A mobile number stands here twice: as sms and as voice.';
comment on column methods_v_registered.transports is 'Of keys: how a browser reaches them (usb, nfc, hybrid, internal, …).';
comment on column methods_v_registered.synced is 'Of keys: its keeper may copy it to other devices.';

create view methods_v_standing as
  select a.id as account, p.starts_at as paused_from, p.until as paused_until,
    exists (select from reset_codes r where r.account = a.id and r.spent_at is null) as reset_code,
    d.kind as default_kind, d.method as default_method
  from accounts a
    left join mfa_pauses p on p.account = a.id and p.ended_at is null
    left join method_defaults d on d.account = a.id;
comment on view methods_v_standing is 'One row per account: its pause if there is one, whether it keeps a reset code, and its default method.';
comment on column methods_v_standing.paused_from is 'The pause holds from here to paused_until, that moment excluded; who asks compares with the time.';
