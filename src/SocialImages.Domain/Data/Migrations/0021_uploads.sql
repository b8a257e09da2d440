create table staged_uploads (
    id uuid primary key,
    workspace_id uuid not null references workspaces on delete cascade,
    user_id uuid not null references users on delete cascade,
    token_hash bytea not null unique,
    file_name text not null,
    byte_size bigint not null,
    received_at timestamptz,
    image_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index on staged_uploads (expires_at);

-- Bytes on their way in, where the store has no address that a sender could use; gone when the upload is completed.
create table staged_chunks (
    upload_id uuid not null references staged_uploads on delete cascade,
    position integer not null,
    bytes bytea not null,
    primary key (upload_id, position)
);
alter table staged_chunks alter column bytes set storage external;
