create table workspaces (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null
);

create table users (
    id uuid primary key,
    email text not null unique,
    name text not null,
    created_at timestamptz not null
);

create table memberships (
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    role text not null,
    created_at timestamptz not null,
    primary key (workspace_id, user_id)
);
create index on memberships (user_id);

create table access_tokens (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    name text not null,
    hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

create table credit_accounts (
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    granted integer not null,
    available integer not null check (available >= 0),
    held integer not null check (held >= 0),
    captured integer not null check (captured >= 0),
    primary key (workspace_id, user_id),
    constraint credits_balance check (granted = available + held + captured)
);

create table generations (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users,
    post_id uuid,
    prompt text not null,
    negative_prompt text,
    style text,
    count integer not null,
    width integer not null,
    height integer not null,
    quality text not null,
    provider text not null,
    model text not null,
    seed bigint,
    reuse boolean not null,
    status text not null,
    credits_held integer not null,
    credits_captured integer not null,
    cost_usd numeric(12, 6) not null,
    failure jsonb,
    last_sequence integer not null,
    attempt integer not null,
    fence bigint not null,
    lease_until timestamptz,
    cancel_requested boolean not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
);
create index generations_page on generations (workspace_id, created_at desc, id desc);
create index generations_due on generations (created_at) where status in ('Queued', 'Running');

create table credit_entries (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    kind text not null,
    amount integer not null check (amount > 0),
    generation_id uuid,
    created_at timestamptz not null
);
create index credit_entries_page on credit_entries (workspace_id, created_at desc, id desc);
-- A generation holds once and is captured and released at most once, whatever crashes in between.
create unique index credit_entries_once on credit_entries (generation_id, kind) where generation_id is not null;

create table generation_events (
    generation_id uuid not null references generations on delete cascade,
    sequence integer not null,
    status text not null,
    stage text not null,
    percent integer not null check (percent between 0 and 100),
    attempt integer not null,
    provider text,
    preview_hash text,
    image_id uuid,
    failure jsonb,
    created_at timestamptz not null,
    primary key (generation_id, sequence)
);

create table generation_attempts (
    id uuid primary key,
    generation_id uuid not null references generations on delete cascade,
    image_index integer not null,
    provider text not null,
    model text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text not null,
    request_id text,
    cost_usd numeric(12, 6) not null,
    error text
);
create index on generation_attempts (generation_id);

create table images (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    created_by_id uuid not null references users,
    source text not null,
    prompt text,
    revised_prompt text,
    style text,
    provider text,
    model text,
    seed bigint,
    width integer not null,
    height integer not null,
    byte_size bigint not null,
    mime_type text not null,
    alt_text text,
    title text,
    tags text[] not null,
    placeholder text not null,
    content_hash text not null,
    perceptual_hash bigint,
    recipe jsonb,
    generation_id uuid,
    generation_index integer,
    cost_credits integer not null,
    cost_usd numeric(12, 6) not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);
create index images_page on images (workspace_id, created_at desc, id desc) where deleted_at is null;
create index images_content on images (workspace_id, content_hash);
create unique index images_generation on images (generation_id, generation_index) where generation_id is not null;

create table image_renditions (
    image_id uuid not null references images on delete cascade,
    rendition text not null,
    content_hash text not null,
    mime_type text not null,
    width integer not null,
    height integer not null,
    byte_size bigint not null,
    primary key (image_id, rendition)
);

create table instagram_accounts (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    instagram_user_id text not null,
    username text not null,
    login text not null,
    token_ciphertext bytea not null,
    token_expires_at timestamptz,
    token_issued_at timestamptz not null,
    status text not null,
    created_at timestamptz not null,
    unique (workspace_id, username)
);

create table posts (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    created_by_id uuid not null references users,
    instagram_account_id uuid references instagram_accounts,
    caption text not null,
    status text not null,
    scheduled_for timestamptz,
    time_zone text,
    auto_image jsonb,
    generation_id uuid,
    generation_attempt integer not null,
    container_id text,
    container_created_at timestamptz,
    container_polls integer not null,
    publish_intent_at timestamptz,
    publish_lock bigint,
    published_at timestamptz,
    instagram_media_id text,
    permalink text,
    problems jsonb not null,
    next_action_at timestamptz,
    lease_until timestamptz,
    fence bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    unique (instagram_account_id, instagram_media_id)
);
create index posts_page on posts (workspace_id, created_at desc, id desc) where deleted_at is null;
-- The publisher's queue: its size is what is due, not what exists.
create index posts_due on posts (next_action_at) where next_action_at is not null;

create table post_images (
    post_id uuid not null references posts on delete cascade,
    position integer not null,
    image_id uuid not null references images,
    alt_text text,
    prepared_hash text,
    prepared_url text,
    prepared_width integer,
    prepared_height integer,
    delivery_id text,
    container_id text,
    primary key (post_id, position)
);
create index on post_images (image_id);

create table post_attempts (
    id uuid primary key,
    post_id uuid not null references posts on delete cascade,
    at timestamptz not null,
    step text not null,
    outcome text not null,
    code text,
    fbtrace_id text
);
create index on post_attempts (post_id, at);

create table idempotency_keys (
    workspace_id uuid not null references workspaces on delete cascade,
    operation text not null,
    key text not null,
    input_hash bytea not null,
    result_id uuid not null,
    created_at timestamptz not null,
    primary key (workspace_id, operation, key)
);

create table rate_limits (
    key text primary key,
    arrival timestamptz not null
);

create table outbox_messages (
    id bigint generated always as identity primary key,
    kind text not null,
    workspace_id uuid not null,
    subject_id uuid not null,
    created_at timestamptz not null,
    relayed_at timestamptz
);
create index outbox_waiting on outbox_messages (id) where relayed_at is null;

create table audit_entries (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid,
    action text not null,
    subject_type text not null,
    subject_id uuid not null,
    created_at timestamptz not null
);
create index audit_entries_page on audit_entries (workspace_id, created_at desc, id desc);

-- Notices leave with the commit: nobody hears of what was rolled back.
create function notify_channel() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_argv[0], '');
    return null;
end $$;

create trigger outbox_messages_wake after insert on outbox_messages
    for each statement execute function notify_channel('outbox');

create trigger generations_wake after insert on generations
    for each statement execute function notify_channel('generations');

create function notify_generation_progress() returns trigger language plpgsql as $$
begin
    perform pg_notify('events', 'GenerationProgressed '
        || replace((select workspace_id from generations where id = new.generation_id)::text, '-', '')
        || ' ' || replace(new.generation_id::text, '-', ''));
    return null;
end $$;

create trigger generation_events_wake after insert on generation_events
    for each row execute function notify_generation_progress();
