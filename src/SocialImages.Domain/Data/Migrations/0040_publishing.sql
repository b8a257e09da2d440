-- The wish on the wall clock is kept beside the instant: repeating counts days there, and shows what a clock change did.
alter table posts add column local_time timestamp without time zone;
alter table posts add column repeat jsonb;
alter table posts add column next_occurrence_id uuid;
create index posts_calendar on posts (workspace_id, scheduled_for, id) where deleted_at is null and scheduled_for is not null;
create index posts_to_repeat on posts (scheduled_for) where repeat is not null and next_occurrence_id is null;

alter table post_images add column crop jsonb;

-- An approval is for one exact content; whoever publishes asks whether there is one for what is about to go out.
create table post_approvals (
    post_id uuid not null references posts on delete cascade,
    content_hash text not null,
    approved_by_id uuid not null references users,
    approved_at timestamptz not null,
    primary key (post_id, content_hash)
);

create table publishing_settings (
    workspace_id uuid primary key references workspaces on delete cascade,
    requires_approval boolean not null,
    brand_colors text[] not null,
    card_design text
);

-- The exact JPEG of a picture and a crop, made once: what a preview shows is what goes out.
create table instagram_jpegs (
    workspace_id uuid not null references workspaces on delete cascade,
    source_hash text not null,
    frame text not null,
    content_hash text not null,
    width integer not null,
    height integer not null,
    byte_size bigint not null,
    created_at timestamptz not null,
    primary key (workspace_id, source_hash, frame)
);
create index on instagram_jpegs (workspace_id, content_hash);

create table notices (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    code text not null,
    severity text not null,
    message text not null,
    action text not null,
    post_id uuid references posts on delete cascade,
    instagram_account_id uuid references instagram_accounts on delete cascade,
    created_at timestamptz not null,
    dismissed_at timestamptz
);
create index notices_page on notices (workspace_id, created_at desc, id desc);
-- The same trouble is told once until somebody dismisses it.
create unique index notices_open on notices (workspace_id, code, post_id, instagram_account_id) nulls not distinct where dismissed_at is null;

alter table instagram_accounts add column quota_used integer;
alter table instagram_accounts add column quota_total integer;
alter table instagram_accounts add column quota_read_at timestamptz;
alter table instagram_accounts add column last_error text;
alter table instagram_accounts add column last_error_at timestamptz;

create table instagram_connections (
    state_hash bytea primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    login text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
