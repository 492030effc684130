-- The ledger of payments. H2 and PostgreSQL take it as it is.
CREATE TABLE IF NOT EXISTS RECRAFT_LEDGER (
    ID          VARCHAR(64) NOT NULL PRIMARY KEY, -- SHA-256 of PAYMENT_KEY
    PAYMENT_KEY TEXT NOT NULL,
    STATE       VARCHAR(16) NOT NULL,             -- PLANNED, SENT, PAID, STORED, FAILED, UNKNOWN
    VERSION     BIGINT NOT NULL,
    HOLDER      VARCHAR(64) NOT NULL,             -- the process that works on it, until HELD_UNTIL
    HELD_UNTIL  TIMESTAMP WITH TIME ZONE NOT NULL,
    UPDATED_AT  TIMESTAMP WITH TIME ZONE NOT NULL,
    DELIVERED   BOOLEAN NOT NULL,
    PROVIDER    VARCHAR(255) NOT NULL,
    JOB_ID      TEXT,                             -- the provider's, where it is known
    DETAILS     TEXT NOT NULL                     -- all of it, as JSON
);

CREATE INDEX IF NOT EXISTS RECRAFT_LEDGER_BY_STATE ON RECRAFT_LEDGER (STATE, UPDATED_AT);

-- Images and answers, in pieces of 256 KB; the last one is shorter.
CREATE TABLE IF NOT EXISTS RECRAFT_LEDGER_CONTENT (
    ID    VARCHAR(64) NOT NULL,
    PART  INTEGER NOT NULL,                       -- images from 0; -1 is the provider's answer
    PIECE INTEGER NOT NULL,
    DATA  BYTEA NOT NULL,
    PRIMARY KEY (ID, PART, PIECE)
);
