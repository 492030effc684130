package io.github.camelrecraft.ledger;

import javax.sql.DataSource;

class PostgresLedgerStoreTest extends JdbcLedgerContract {

    @Override
    DataSource dataSource() {
        return Databases.postgres();
    }
}
