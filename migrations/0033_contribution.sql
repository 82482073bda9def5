-- +goose Up
-- Every refusal can be appealed, once. What is appealed is a pile of its own on the desk.
ALTER TABLE field_check ADD appeal text NOT NULL DEFAULT ''; -- what the author said against a refusal
ALTER TABLE report ADD appeal text NOT NULL DEFAULT '';
ALTER TABLE edit ADD appeal text NOT NULL DEFAULT '';
DROP INDEX field_check_queue;
DROP INDEX report_queue;
DROP INDEX edit_waiting;
CREATE INDEX field_check_queue ON field_check (created_at, id) WHERE state = 'waiting' AND appeal = '';
CREATE INDEX report_queue ON report (created_at, id) WHERE state = 'waiting' AND appeal = '';
CREATE INDEX edit_waiting ON edit (created_at, id) WHERE state = 'waiting' AND appeal = '';
CREATE INDEX field_check_appealed ON field_check (created_at, id) WHERE state = 'waiting' AND appeal <> '';
CREATE INDEX report_appealed ON report (created_at, id) WHERE state = 'waiting' AND appeal <> '';
CREATE INDEX edit_appealed ON edit (created_at, id) WHERE state = 'waiting' AND appeal <> '';

-- What one person sent in, the newest first.
DROP INDEX comment_account;
DROP INDEX photo_account;
DROP INDEX field_check_account;
DROP INDEX report_account;
DROP INDEX edit_account;
DROP INDEX proposal_author;
CREATE INDEX comment_account ON comment (account_id, created_at, id);
CREATE INDEX photo_account ON photo (account_id, created_at, id);
CREATE INDEX field_check_account ON field_check (account_id, created_at, id);
CREATE INDEX report_account ON report (account_id, created_at, id);
CREATE INDEX edit_account ON edit (account_id, created_at, id);
CREATE INDEX proposal_author ON proposal (author_id, created_at, place_id) WHERE author_id IS NOT NULL;

-- Of each person the newest answer at a place counts. All who have gone are one account, so a random mark tells what one of
-- them said at one place from what others who have gone said there; it is at no other place, and leads to nobody.
ALTER TABLE field_check ADD voice uuid;
UPDATE field_check SET voice = gen_random_uuid() WHERE account_id = (SELECT id FROM account WHERE email = 'former.member@invalid');

-- How many of those who have gone were for a proposal.
CREATE TABLE former_support (
    place_id bigint PRIMARY KEY REFERENCES place ON DELETE CASCADE,
    people   int NOT NULL
);
